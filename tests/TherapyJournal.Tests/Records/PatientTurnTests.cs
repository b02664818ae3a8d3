using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

/// <summary>Whatever is being saved while an entry is taken back or made private goes with it. On PostgreSQL each save is held in its middle.</summary>
public abstract class PatientTurnTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Earlier = "I want to walk by the river.";
    private const string Later = "I would love to walk by the river again.";

    [Theory(Timeout = Hanging)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_question_that_is_being_saved_goes_with_the_entry_that_it_rests_on(bool isPrivate)
    {
        var entry = await WriteAsync(Earlier);
        await House.Get<PlanQuestion>().RunAsync(Therapist, Patient, "How was the walk?", Cancel);
        var before = await AskAsync();
        before.BasedOnEntryId.ShouldBeNull();

        await HoldAsync(
            $"update prompts set version = version where id = {before.Id}",
            () => TryAskAsync(PromptWish.Another),
            () => RemoveAsync(entry, isPrivate)
        );

        (await House.LookAsync(db => db.Prompts.CountAsync(p => p.BasedOnEntryId == entry, Cancel))).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_goal_that_is_being_accepted_keeps_no_words_of_it(bool isPrivate)
    {
        var (earlier, later) = (await WriteAsync(Earlier), await WriteAsync(Later));
        var suggestion = await House.InsertAsync(
            Patient,
            new SuggestedGoal { EntryId = later },
            new SuggestedGoalContent("Walk by the river.", null, [Earlier, Later], "a-model", 1) { Shown = [earlier] }
        );

        await HoldAsync(
            $"update suggested_goals set version = version where id = {suggestion.Id}",
            () => House.Get<ReviewSuggestedGoal>().AcceptAsync(Therapist, suggestion.Id, null, null, Cancel),
            () => RemoveAsync(earlier, isPrivate)
        );

        var read = await House.Get<ListGoals>().RunAsync(Therapist, Patient, Cancel);
        read.ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>()
            .Value.SelectMany(g => g.Content.History)
            .SelectMany(h => h.Evidence ?? [])
            .ShouldNotContain(Earlier);
    }

    [Theory(Timeout = Hanging)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_summary_that_is_being_saved_is_written_anew_without_it(bool isPrivate)
    {
        var earlier = await WriteAsync(Earlier);
        using var gate = new SemaphoreSlim(0);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Model.Answer = request =>
        {
            if (request.Form == "summarize-entry" && reached.TrySetResult())
            {
                gate.Wait(Cancel);
            }
            return FakeAnswers.Plausible(request);
        };
        var later = await RecordAsync(Later);
        var working = WorkAsync();
        await reached.Task;

        await HoldAsync(
            $"update work_items set attempts = attempts where subject_id = {later}",
            async () =>
            {
                gate.Release();
                await working;
            },
            () => RemoveAsync(earlier, isPrivate)
        );

        await WorkAsync();
        (await InboxItemAsync(later)).Summary.Shown.ShouldBeEmpty();
    }

    /// <summary>Holds a row that a save changes, begins the save, and once it stands still what removes the entry; then lets both go on.</summary>
    private async Task HoldAsync(FormattableString row, Func<Task> save, Func<Task> remove)
    {
        var (saving, removing) = (Task.CompletedTask, Task.CompletedTask);
        await House.SaveAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync(row, Cancel);
            saving = Task.Run(save, Cancel);
            await UntilWaitingAsync(1, saving);
            removing = Task.Run(remove, Cancel);
            await UntilWaitingAsync(2, removing);
        });
        await Task.WhenAll(saving, removing);
    }

    /// <summary>Until so many wait for a row, or this one has come to its end. On SQLite there is one writer at a time, and nothing to see.</summary>
    private async Task UntilWaitingAsync(int many, Task begun)
    {
        while (On == TestedDatabase.Postgres && !begun.IsCompleted && await CountWaitingAsync() < many)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
    }

    private Task<int> CountWaitingAsync() =>
        House.LookAsync(db =>
            db.Database.SqlQuery<int>(
                    $"""
                    select count(*)::int as "Value" from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'
                    """
                )
                .SingleAsync(Cancel)
        );

    private async Task RemoveAsync(Guid entry, bool isPrivate)
    {
        if (isPrivate)
        {
            (
                await House.Get<EditEntry>().MakePrivateAsync(Patient, entry, Cancel)
            ).ShouldBeOfType<ChangeEntryOutcome.Changed>();
            return;
        }
        (await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel)).ShouldBeOfType<TakeBackOutcome.TakenBack>();
    }
}

public sealed class PatientTurnOnSqlite() : PatientTurnTests(TestedDatabase.Sqlite);

public sealed class PatientTurnOnPostgres() : PatientTurnTests(TestedDatabase.Postgres);
