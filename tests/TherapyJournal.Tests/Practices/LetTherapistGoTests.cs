using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
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

    [Fact]
    public async Task Whoever_answers_for_others_leaves_only_where_that_was_said_and_then_it_ends()
    {
        await House.AddTherapistAsync("Dr Stone");
        await House.AddTherapistAsync("Dr Reed");
        await House.AddTherapistAsync("Dr Marsh");
        var change = House.Get<ChangeTherapist>();
        await change.CoverAsync("Dr Reed", "Dr Stone", null, null, Cancel);
        await change.CoverAsync("Dr Reed", "Dr Marsh", null, null, Cancel);
        await change.SetNightsAsync("Dr Reed", "22:00-07:00 Dr Stone", Cancel);
        await change.CoverAsync("Dr Stone", "Dr Marsh", null, null, Cancel);

        (await GoAsync("Dr Stone"))
            .ShouldBeOfType<LetTherapistGoOutcome.AnswersForOthers>()
            .Covered.Select(t => t.Name)
            .ShouldBe(["Dr Reed"]);
        (await LightAsync()).ShouldBe(CheckLight.Green);
        (await GoAsync("Dr Stone", endsCovers: true)).ShouldBeOfType<LetTherapistGoOutcome.Gone>();

        var everybody = await House.Get<Therapists>().ListEverybodyAsync(Cancel);
        var (reed, stone) = (everybody.Single(t => t.Name == "Dr Reed"), everybody.Single(t => t.HasLeft));
        reed.Covers.ShouldHaveSingleItem().By.ShouldBe(everybody.Single(t => t.Name == "Dr Marsh").Id.Value);
        reed.Nights.ShouldBeNull();
        (stone.NameInRecords, stone.Covers.Count).ShouldBe(("Dr Stone (who has left)", 0));
        (await LightAsync()).ShouldBe(CheckLight.Green);
    }

    [Fact]
    public async Task A_cover_that_stands_in_the_name_of_somebody_who_has_left_is_amber()
    {
        var stone = await House.AddTherapistAsync("Dr Stone");
        await House.AddTherapistAsync("Dr Reed");
        await GoAsync("Dr Stone");
        await House
            .Get<ChangeTherapist>()
            .ChangeAsync("Dr Reed", (_, t) => t with { Covers = [new Cover(stone.Value, null, null)] }, Cancel);

        var check = (await ChecksAsync()).ShouldHaveSingleItem();

        check.Light.ShouldBe(CheckLight.Amber);
        check.Sentence.ShouldStartWith("Dr Stone works here no more, and is to answer in the place of Dr Reed.");
    }

    private async Task<CheckLight> LightAsync() => (await ChecksAsync()).ShouldHaveSingleItem().Light;

    private Task<IReadOnlyList<Check>> ChecksAsync() =>
        House.Get<IEnumerable<ICheckUp>>().OfType<CheckCovers>().Single().RunAsync(Cancel);

    private Task<LetTherapistGoOutcome> GoAsync(string named, bool endsCovers = false) =>
        House.Get<LetTherapistGo>().RunAsync(named, endsCovers, Cancel);
}

public sealed class LetTherapistGoOnSqlite() : LetTherapistGoTests(TestedDatabase.Sqlite);

public sealed class LetTherapistGoOnPostgres() : LetTherapistGoTests(TestedDatabase.Postgres);
