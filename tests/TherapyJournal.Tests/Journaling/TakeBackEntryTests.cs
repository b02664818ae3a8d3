using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public abstract class TakeBackEntryTests(TestedDatabase on) : ModelLoopTest(on)
{
    [Fact]
    public async Task Everything_derived_goes_and_other_entries_stay()
    {
        var (id, other) = (await WriteAsync($"{Calm} {Concern}"), await WriteAsync(Calm));
        await House.Get<EditEntry>().EditAsync(Patient, id, Calm, Cancel);
        await WorkAsync();
        Pass(TimeSpan.FromHours(1));
        await AskAsync();

        (await TakeBackAsync(id)).ShouldBeOfType<TakeBackOutcome.TakenBack>();
        await WorkAsync();

        (await EntriesAsync()).ShouldHaveSingleItem().Id.ShouldBe(other);
        (await InboxAsync()).Items.ShouldHaveSingleItem().EntryId.ShouldBe(other);
        await House.LookAsync(async db =>
        {
            (await db.EntryVersions.CountAsync(Cancel)).ShouldBe(0);
            (await db.Summaries.CountAsync(Cancel)).ShouldBe(1);
            (await db.Reflections.CountAsync(Cancel)).ShouldBe(1);
            (await db.Notifications.CountAsync(Cancel)).ShouldBe(1);
            (await db.WorkItems.CountAsync(Cancel)).ShouldBe(0);
            (await db.Prompts.CountAsync(Cancel)).ShouldBe(0, "its writer was shown the entry");
            return true;
        });
        (await AlertsAsync()).ShouldHaveSingleItem("an alert stays, without words");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_accepted_goal_stays_and_the_quotation_goes_from_its_history(bool isEditedBefore)
    {
        SuggestsGoalFrom(Wish);
        var id = await WriteAsync(Wish);
        var suggestion = (await InboxItemAsync(id)).Suggestion.ShouldNotBeNull();
        await House.Get<ReviewSuggestedGoal>().AcceptAsync(Therapist, suggestion.Id, null, null, Cancel);
        (await GoalAsync()).History.ShouldHaveSingleItem().Evidence.ShouldBe([Wish]);
        if (isEditedBefore)
        {
            await House.Get<EditEntry>().EditAsync(Patient, id, $"{Wish} And more.", Cancel);
            await WorkAsync();
        }

        await TakeBackAsync(id);

        var goal = await GoalAsync();
        (goal.Text, goal.IsOpen).ShouldBe(("Walk by the river.", true));
        goal.History.ShouldHaveSingleItem().Evidence.ShouldBeNull();
        (await House.LookAsync(db => db.SuggestedGoals.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Questions_go_whose_writer_was_shown_the_entry_even_among_others()
    {
        var id = await WriteAsync("The first of three. It was about a heron.");
        await WriteAsync(Calm);
        await WriteAsync(Calm);
        Pass(TimeSpan.FromHours(1));
        await AskAsync();
        Sent.ShouldContain("heron");

        await TakeBackAsync(id);

        (await House.LookAsync(db => db.Prompts.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_summary_that_is_being_written_meanwhile_is_not_saved()
    {
        using var gate = new SemaphoreSlim(0);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Model.Answer = request =>
        {
            if (request.Form == "summarize-entry")
            {
                reached.TrySetResult();
                gate.Wait();
            }
            return FakeAnswers.Plausible(request);
        };
        var id = await RecordAsync(Calm);
        var working = WorkAsync();
        await reached.Task;

        (await TakeBackAsync(id)).ShouldBeOfType<TakeBackOutcome.TakenBack>();
        gate.Release(2);
        await working;
        await WorkAsync();

        await House.LookAsync(async db =>
        {
            (await db.Summaries.CountAsync(Cancel)).ShouldBe(0);
            (await db.Notifications.CountAsync(Cancel)).ShouldBe(0);
            (await db.WorkItems.CountAsync(Cancel)).ShouldBe(0);
            return true;
        });
    }

    [Fact(Timeout = Hanging)]
    public async Task A_question_that_is_being_written_meanwhile_is_written_again_without_it()
    {
        var id = await WriteAsync("It was about a heron.");
        Pass(TimeSpan.FromHours(1));
        var isFirst = true;
        Model.Answer = request =>
        {
            if (request.Form == "ask-for-entry" && isFirst)
            {
                isFirst = false;
                TakeBackAsync(id).GetAwaiter().GetResult();
            }
            return FakeAnswers.Plausible(request);
        };

        var asked = await AskAsync();

        asked.BasedOnEntryId.ShouldBeNull();
        asked.Content.WrittenBy.ShouldBe("question-bank", "nobody waits for a model twice");
        asked.Content.ModelFailed.ShouldNotBeNull("a model was asked and is not quoted");
        $"{asked.Content.Text} {asked.Content.Why}".ShouldNotContain("heron");
        Model.Requests.Count(r => r.Form == "ask-for-entry").ShouldBe(1);
        (await House.LookAsync(db => db.Prompts.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Taken_back_twice_or_by_another_patient_there_is_no_such_entry()
    {
        var (id, other) = (await RecordAsync(Calm), await House.AddPatientAsync(Therapist.Id, "Other"));

        var byAnother = await House.Get<TakeBackEntry>().RunAsync(other, id, Cancel);

        byAnother.ShouldBeOfType<TakeBackOutcome.NoSuchEntry>();
        (await TakeBackAsync(id)).ShouldBeOfType<TakeBackOutcome.TakenBack>();
        (await TakeBackAsync(id)).ShouldBeOfType<TakeBackOutcome.NoSuchEntry>();
    }

    private void SuggestsGoalFrom(string quotation) =>
        Summarises(
            "A wish.",
            [("There is a wish.", quotation)],
            new
            {
                text = "Walk by the river.",
                goalId = (string?)null,
                evidence = new[] { quotation },
            }
        );

    private Task<TakeBackOutcome> TakeBackAsync(Guid entry) =>
        House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);

    private async Task<TherapyGoalContent> GoalAsync()
    {
        var read = await House.Get<ListGoals>().RunAsync(Therapist, Patient, Cancel);
        return read.ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>().Value.ShouldHaveSingleItem().Content;
    }
}

public sealed class TakeBackEntryOnSqlite() : TakeBackEntryTests(TestedDatabase.Sqlite);

public sealed class TakeBackEntryOnPostgres() : TakeBackEntryTests(TestedDatabase.Postgres);
