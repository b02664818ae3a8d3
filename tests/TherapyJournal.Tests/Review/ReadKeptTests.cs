using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class ReadKeptTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Each_opening_stands_in_the_access_record_of_the_patient_who_was_erased()
    {
        var owner = await KeepAsync();

        (await House.Get<ReadKept>().RunAsync(Therapist, $"{owner:N}"[..20], Cancel))
            .ShouldBeOfType<ReadOutcome<KeptView>.Open>()
            .Value.Owner.ShouldBe(owner);

        var verified = (
            await House.Get<VerifyRecord>().OfErasedAsync(Therapist, $"{Patient}", Cancel)
        ).ShouldBeOfType<VerifyRecordOutcome.Verified>();
        verified.IsSound.ShouldBeTrue();
        verified.Trail.Lines.Count(l => l.Purpose == nameof(Purpose.ReadKept)).ShouldBe(2, "listed, then shown");
    }

    [Fact]
    public async Task Another_therapist_finds_nothing_and_a_forged_row_of_a_caseload_opens_nothing()
    {
        var owner = await KeepAsync();
        var other = new Reader.Therapist(await House.AddTherapistAsync());
        (await House.Get<ReadKept>().ListAsync(other, Cancel)).Records.ShouldBeEmpty();
        await House.ForgeAsync($"update caseloads set therapist_id = {other.Id.Value}");

        (await House.Get<ReadKept>().ListAsync(other, Cancel)).Records.ShouldBeEmpty();
        (await House.Get<ReadKept>().RunAsync(other, $"{owner}", Cancel)).ShouldBe(
            new ReadOutcome<KeptView>.Refused(new DoorRefusal.Missing())
        );
    }

    [Fact]
    public async Task A_row_that_was_changed_is_counted_and_shows_nothing()
    {
        await KeepAsync();
        await House.ForgeAsync($"update kept_records set due = due + 1");

        var list = await House.Get<ReadKept>().ListAsync(Therapist, Cancel);

        (list.Records.Count, list.Damaged).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Nobody_can_erase_it_before_its_day()
    {
        var owner = new PatientId(await KeepAsync());

        (await House.Get<ErasePatient>().RunAsync(Therapist, owner, Cancel)).ShouldBe(
            new ErasePatientOutcome.NoSuchPatient()
        );

        (await House.Get<ReadKept>().ListAsync(Therapist, Cancel)).Records.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task By_no_other_purpose_is_anything_of_it_to_be_had()
    {
        var owner = new PatientId(await KeepAsync());
        foreach (
            var purpose in Enum.GetValues<Purpose>().Except([Purpose.ReadKept, Purpose.ReadAlerts, Purpose.HandleAlert])
        )
        {
            (
                await House.Records.ReadAsync(Therapist, owner, purpose, (_, _) => Task.FromResult(0), Cancel)
            ).ShouldBeOfType<ReadOutcome<int>.Refused>($"{purpose}");
        }
    }

    private async Task<Guid> KeepAsync()
    {
        await House.Get<SetKeeping>().KeepAsync(5, "A duty.", Cancel);
        await House.Get<ErasePatient>().RunAsync(Therapist, Patient, Cancel);
        return (await House.Get<ReadKept>().ListAsync(Therapist, Cancel)).Records.ShouldHaveSingleItem().Owner;
    }
}

public sealed class ReadKeptOnSqlite() : ReadKeptTests(TestedDatabase.Sqlite);

public sealed class ReadKeptOnPostgres() : ReadKeptTests(TestedDatabase.Postgres);
