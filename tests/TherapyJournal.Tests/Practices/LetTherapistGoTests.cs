using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class LetTherapistGoTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task Nobody_leaves_with_patients_in_their_care()
    {
        var stone = await House.AddTherapistAsync("Dr Stone");
        await House.AddTherapistAsync("Dr Reed");
        var patient = await House.AddPatientAsync(stone);

        (await GoAsync("Dr Stone")).ShouldBeOfType<LetTherapistGoOutcome.HasPatients>().Patients.ShouldBe(1);

        await House.Get<HandOverPatient>().RunAsync(new Reader.Therapist(stone), patient, "Dr Reed", Cancel);
        (await GoAsync("Dr Stone")).ShouldBeOfType<LetTherapistGoOutcome.Gone>();
    }

    [Fact]
    public async Task Whoever_has_left_acts_no_more_and_is_called_nowhere()
    {
        await House.AddTherapistAsync("Dr Stone");
        await House.AddTherapistAsync("Dr Reed");

        await GoAsync("Dr Stone");

        (await House.Get<Therapists>().ListAsync(Cancel)).Select(t => t.Name).ShouldBe(["Dr Reed"]);
        (
            await House.Get<Therapists>().FindActingAsync("Dr Stone", Cancel)
        ).ShouldBeOfType<ActingTherapistOutcome.Unknown>();
        (await GoAsync("Dr Stone")).ShouldBeOfType<LetTherapistGoOutcome.Unknown>();
    }

    [Fact]
    public async Task The_last_one_stays()
    {
        await House.AddTherapistAsync("Dr Stone");

        (await GoAsync("Dr Stone")).ShouldBeOfType<LetTherapistGoOutcome.LastOne>();
        (await GoAsync("")).ShouldBeOfType<LetTherapistGoOutcome.Unknown>();
    }

    private Task<LetTherapistGoOutcome> GoAsync(string named) => House.Get<LetTherapistGo>().RunAsync(named, Cancel);
}

public sealed class LetTherapistGoOnSqlite() : LetTherapistGoTests(TestedDatabase.Sqlite);

public sealed class LetTherapistGoOnPostgres() : LetTherapistGoTests(TestedDatabase.Postgres);
