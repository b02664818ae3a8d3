using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public abstract class PlanQuestionTests(TestedDatabase on) : LoopTest(on)
{
    private PlanQuestion Plan => House.Get<PlanQuestion>();

    [Fact]
    public async Task Planned_questions_are_asked_first_and_in_their_order()
    {
        await PlanAsync("What did you hear on the walk?");
        await PlanAsync("What helped at the office?");

        var first = await AskAsync();
        Pass(TimeSpan.FromDays(1));
        var second = await AskAsync();
        Pass(TimeSpan.FromDays(1));
        var third = await AskAsync();

        (first.Content.Text, first.Content.WrittenBy).ShouldBe(
            ("What did you hear on the walk?", JournalPromptContent.ByTherapist)
        );
        (second.Content.Text, second.Content.AsksWhatHelped).ShouldBe(("What helped at the office?", true));
        third.Content.WrittenBy.ShouldNotBe(JournalPromptContent.ByTherapist);
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_for_whom_it_is_too_much_gets_an_easier_one_and_the_planned_one_stays()
    {
        await PlanAsync("What did you hear on the walk?");
        await PlanAsync("What helped at the office?");
        await AskAsync();

        (await AskAsync(PromptWish.Easier)).Content.WrittenBy.ShouldNotBe(JournalPromptContent.ByTherapist);

        (await ListAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("What helped at the office?");
    }

    [Fact]
    public async Task Nothing_that_would_frighten_on_a_phone_at_night_and_nothing_empty_or_endless()
    {
        foreach (var text in (string[])["  ", new string('x', 301), "Do you want to kill yourself tonight?"])
        {
            (await Plan.RunAsync(Therapist, Patient, text, Cancel)).ShouldBeOfType<PlanQuestionOutcome.Unusable>();
        }
    }

    [Fact]
    public async Task Another_therapist_plans_nothing_and_sees_nothing()
    {
        await PlanAsync("What did you hear on the walk?");
        var other = new Reader.Therapist(await House.AddTherapistAsync());

        (await Plan.RunAsync(other, Patient, "And now?", Cancel)).ShouldBe(
            new PlanQuestionOutcome.Refused(new DoorRefusal.Missing())
        );
        (await Plan.ListAsync(other, Patient, Cancel)).ShouldBe(
            new ReadOutcome<IReadOnlyList<PlannedQuestion>>.Refused(new DoorRefusal.Missing())
        );
        (await Plan.RemoveAsync(other, Patient, (await ListAsync())[0], Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_taken_away_is_not_asked()
    {
        var planned = await PlanAsync("What did you hear on the walk?");

        (await Plan.RemoveAsync(Therapist, Patient, planned, Cancel)).ShouldBeTrue();
        (await Plan.RemoveAsync(Therapist, Patient, planned, Cancel)).ShouldBeFalse();

        (await AskAsync()).Content.WrittenBy.ShouldNotBe(JournalPromptContent.ByTherapist);
    }

    [Fact]
    public async Task Asked_at_two_places_at_once_it_is_asked_once()
    {
        await PlanAsync("What did you hear on the walk?");

        await Task.WhenAll(TryAskAsync(PromptWish.Another), TryAskAsync(PromptWish.Another));

        var asked = await House.LookAsync(db => Task.FromResult(db.Prompts.Count()));
        (await ListAsync()).ShouldBeEmpty();
        asked.ShouldBe(2);
    }

    private async Task<PlannedQuestion> PlanAsync(string text) =>
        (await Plan.RunAsync(Therapist, Patient, text, Cancel)).ShouldBeOfType<PlanQuestionOutcome.Planned>().Question;

    private async Task<IReadOnlyList<PlannedQuestion>> ListAsync() =>
        (await Plan.ListAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<PlannedQuestion>>.Open>()
            .Value;
}

public sealed class PlanQuestionOnSqlite() : PlanQuestionTests(TestedDatabase.Sqlite);

public sealed class PlanQuestionOnPostgres() : PlanQuestionTests(TestedDatabase.Postgres);
