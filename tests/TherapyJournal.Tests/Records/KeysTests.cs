using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class KeysTests(TestedDatabase on) : JournalTest(on)
{
    private Keys Keys => House.Get<Keys>();

    [Fact]
    public async Task A_look_up_hash_is_the_same_after_a_restart_and_differs_by_use_and_text()
    {
        var hash = Keys.LookupHash("name", "Ada");
        var restarted = await AnotherProcessAsync();

        restarted.Get<Keys>().LookupHash("name", "Ada").ShouldBe(hash);
        Keys.LookupHash("name", "ada").ShouldNotBe(hash);
        Keys.LookupHash("chat", "Ada").ShouldNotBe(hash);
    }

    [Fact]
    public async Task Another_practice_has_other_hashes()
    {
        await using var elsewhere = await Ground.NewAsync(TestedDatabase.Sqlite);
        await using var other = await JournalHouse.OpenAsync(elsewhere);

        other.Get<Keys>().LookupHash("name", "Ada").ShouldNotBe(Keys.LookupHash("name", "Ada"));
    }

    [Fact]
    public async Task A_patients_words_open_after_a_restart()
    {
        var patient = await House.AddPatientAsync(name: "Ada Example");
        var restarted = await AnotherProcessAsync();

        var seal = await restarted.LookAsync(db => restarted.Get<Keys>().FindPatientAsync(db, patient, Cancel));

        var row = await restarted.LookAsync(db => db.Patients.SingleAsync(Cancel));
        seal.ShouldNotBeNull().Open(row, row.Shape).Name.ShouldBe("Ada Example");
    }

    [Fact]
    public async Task Without_the_key_a_patient_is_gone()
    {
        var patient = await House.AddPatientAsync();
        await House.ForgeAsync($"delete from data_keys where patient_id = {patient.Value}");
        Keys.Forget(patient);

        (await House.LookAsync(db => Keys.FindPatientAsync(db, patient, Cancel))).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_was_given_to_another_patient_does_not_open()
    {
        var (ada, ben) = (await House.AddPatientAsync(name: "Ada"), await House.AddPatientAsync(name: "Ben"));
        await House.ForgeAsync($"delete from data_keys where patient_id = {ben.Value}");
        await House.ForgeAsync($"update data_keys set patient_id = {ben.Value} where patient_id = {ada.Value}");
        var restarted = await AnotherProcessAsync();

        await Should.ThrowAsync<DamagedRowException>(() =>
            restarted.LookAsync(db => restarted.Get<Keys>().FindPatientAsync(db, ben, Cancel))
        );
    }

    [Fact]
    public async Task A_row_of_the_practice_that_was_changed_does_not_open()
    {
        var therapist = await House.AddTherapistAsync("Noor Example");
        await House.ForgeAsync($"update therapists set version = version + 1 where id = {therapist.Value}");

        var row = await House.LookAsync(db => db.Therapists.SingleAsync(Cancel));

        Should.Throw<DamagedRowException>(() => Keys.Open(row)).Row.ShouldBe(therapist.Value);
    }

    [Fact]
    public async Task No_key_stands_in_the_database_as_it_is()
    {
        await House.AddPatientAsync();

        var rows = await House.LookAsync(db => db.DataKeys.ToListAsync(Cancel));

        rows.Count.ShouldBe(4);
        rows.ShouldAllBe(row => row.Sealed.Length > SealedCell.KeyLength + 28);
        rows.ForEach(row => row.Sealed.AsSpan().IndexOf(Keys.Access).ShouldBe(-1));
    }

    [Fact]
    public void Before_the_store_is_opened_there_are_no_keys()
    {
        var closed = new Keys(House.Clock);

        Should.Throw<InvalidOperationException>(() => closed.LookupHash("name", "Ada"));
        Should.Throw<InvalidOperationException>(() => closed.Seal(new Practice(), new PracticeContent()));
    }
}

public sealed class KeysOnSqlite() : KeysTests(TestedDatabase.Sqlite);

public sealed class KeysOnPostgres() : KeysTests(TestedDatabase.Postgres);
