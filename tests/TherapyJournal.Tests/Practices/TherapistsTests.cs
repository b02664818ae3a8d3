using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class TherapistsTests(TestedDatabase on) : JournalTest(on)
{
    private Therapists Here => House.Get<Therapists>();

    [Fact]
    public async Task The_first_use_records_one_named_therapist()
    {
        var acting = await Here.FindActingAsync(null, Cancel);

        acting.ShouldBeOfType<ActingTherapistOutcome.Found>().Therapist.Name.ShouldBe("Therapist");
        (await Here.FindActingAsync(null, Cancel)).ShouldBe(acting);
    }

    [Fact]
    public async Task Who_says_a_name_takes_the_place_of_the_unnamed_one_without_patients()
    {
        // Such as a list in an empty journal, or a command that was refused.
        await Here.FindActingAsync(null, Cancel);

        var noor = await AddAsync("Noor Example");

        (await Here.ListAsync(Cancel)).ShouldBe([noor]);
        (await Here.FindActingAsync(null, Cancel)).ShouldBe(new ActingTherapistOutcome.Found(noor));
        await AddAsync("Ben Example");
        (await Here.ListAsync(Cancel)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_unnamed_one_keeps_their_place_once_they_have_a_patient()
    {
        var acting = (await Here.FindActingAsync(null, Cancel)).ShouldBeOfType<ActingTherapistOutcome.Found>();
        (
            await House.Get<AddPatient>().RunAsync(new NewPatient("Ada Example"), acting.Therapist.Id, Cancel)
        ).ShouldBeOfType<AddPatientOutcome.Added>();

        await AddAsync("Noor Example");

        (await Here.ListAsync(Cancel)).Select(t => t.Name).ShouldBe(["Therapist", "Noor Example"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_unnamed_one_keeps_their_place_also_once_all_of_their_patients_were_erased()
    {
        var acting = (await Here.FindActingAsync(null, Cancel)).ShouldBeOfType<ActingTherapistOutcome.Found>();
        var patient = await House.AddPatientAsync(acting.Therapist.Id);
        (
            await House.Get<ErasePatient>().RunAsync(new Reader.Therapist(acting.Therapist.Id), patient, Cancel)
        ).ShouldBeOfType<ErasePatientOutcome.Erased>();

        var bob = await AddAsync("Bob Example");

        bob.Id.ShouldNotBe(acting.Therapist.Id, "the access record would name Bob for what another read");
        (await Here.ListAsync(Cancel)).Count.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Many_first_uses_at_once_record_one_therapist()
    {
        var other = await AnotherProcessAsync();

        var found = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Task.Run(() => (i % 2 == 0 ? House : other).Get<Therapists>().FindActingAsync(null, Cancel), Cancel)
                )
        );

        found.Distinct().ShouldHaveSingleItem().ShouldBeOfType<ActingTherapistOutcome.Found>();
        (await Here.ListAsync(Cancel)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_only_one_need_not_be_named_and_of_several_one_must()
    {
        var noor = await AddAsync("Noor Example");
        (await Here.FindActingAsync(null, Cancel)).ShouldBe(new ActingTherapistOutcome.Found(noor));

        await AddAsync("Ben Example");

        var several = await Here.FindActingAsync(" ", Cancel);
        several.ShouldBeOfType<ActingTherapistOutcome.MustBeNamed>().Therapists.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Noor Example")]
    [InlineData("  noor   EXAMPLE ")]
    [InlineData(null)]
    public async Task One_is_found_by_name_whatever_its_case_and_by_id(string? named)
    {
        var noor = await AddAsync("Noor Example");
        await AddAsync("Ben Example");

        var acting = await Here.FindActingAsync(named ?? $"{noor.Id}"[..30], Cancel);

        acting.ShouldBe(new ActingTherapistOutcome.Found(noor));
    }

    [Fact]
    public async Task Somebody_unknown_does_not_act_even_when_nobody_is_recorded()
    {
        (await Here.FindActingAsync("Nobody", Cancel)).ShouldBe(new ActingTherapistOutcome.Unknown("Nobody"));
        (await Here.ListAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await AddAsync("Noor Example");

        (await Here.AddAsync("noor  example", Cancel)).ShouldBeOfType<AddTherapistOutcome.NameTaken>();
        (await Here.AddAsync(" ", Cancel)).ShouldBeOfType<AddTherapistOutcome.Unusable>();
        (await Here.AddAsync(new string('x', 201), Cancel)).ShouldBeOfType<AddTherapistOutcome.Unusable>();
    }

    [Fact]
    public async Task A_forged_therapist_counts_for_nothing()
    {
        var noor = await AddAsync("Noor Example");
        var ben = await AddAsync("Ben Example");

        await House.ForgeAsync(
            $"update therapists set sealed = (select sealed from therapists where id = {noor.Id.Value}) where id = {ben.Id.Value}"
        );

        (await Here.FindActingAsync(null, Cancel)).ShouldBe(new ActingTherapistOutcome.Found(noor));
        (await Here.FindActingAsync("Ben Example", Cancel)).ShouldBeOfType<ActingTherapistOutcome.Unknown>();
    }

    private async Task<TherapistListing> AddAsync(string name)
    {
        var added = (await Here.AddAsync(name, Cancel)).ShouldBeOfType<AddTherapistOutcome.Added>();
        return new TherapistListing(added.Id, added.Name);
    }
}

public sealed class TherapistsOnSqlite() : TherapistsTests(TestedDatabase.Sqlite);

public sealed class TherapistsOnPostgres() : TherapistsTests(TestedDatabase.Postgres);
