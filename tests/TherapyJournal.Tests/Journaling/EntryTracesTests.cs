using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

/// <summary>What an entry leaves elsewhere goes with it, whether it is taken back or made private.</summary>
public abstract class EntryTracesTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Earlier = "I want to walk by the river.";
    private const string Later = "I would love to walk by the river again.";
    private const string Goal = "Walk by the river.";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_suggestion_that_quotes_it_and_an_insight_that_may_rest_on_it_go(bool isPrivate)
    {
        var (earlier, later) = await WriteBothAsync();
        var before = await InboxItemAsync(later);
        before.Suggestion.ShouldNotBeNull().Content.Evidence.ShouldBe([Earlier, Later]);
        before.Summary.Insights.ShouldHaveSingleItem();

        await RemoveAsync(earlier, isPrivate);

        var after = (await InboxAsync()).Items.ShouldHaveSingleItem();
        after.Suggestion.ShouldBeNull();
        after.Summary.Insights.ShouldBeEmpty();
        after.Summary.Sentences.ShouldHaveSingleItem("it rests on its own entry").Quotation.ShouldBe(Later);
    }

    [Fact]
    public async Task It_goes_also_where_the_words_that_are_quoted_were_edited_since()
    {
        var (earlier, later) = await WriteBothAsync();
        await House.Get<EditEntry>().EditAsync(Patient, earlier, Calm, Cancel);

        await RemoveAsync(earlier, isPrivate: false);

        (await InboxItemAsync(later)).Suggestion.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_goal_that_was_accepted_keeps_the_evidence_of_the_other_entry_alone(bool isPrivate)
    {
        var (earlier, later) = await WriteBothAsync();
        var suggestion = (await InboxItemAsync(later)).Suggestion.ShouldNotBeNull();
        await House.Get<ReviewSuggestedGoal>().AcceptAsync(Therapist, suggestion.Id, null, null, Cancel);

        await RemoveAsync(earlier, isPrivate);

        var goals = await House.Get<ListGoals>().RunAsync(Therapist, Patient, Cancel);
        var goal = goals.ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>().Value.ShouldHaveSingleItem();
        goal.Content.Text.ShouldBe(Goal);
        goal.Content.History.ShouldHaveSingleItem().Evidence.ShouldBe([Later]);
        (await InboxItemAsync(later)).Suggestion.ShouldNotBeNull().Content.Evidence.ShouldBe([Later]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rejected_goal_is_not_proposed_again_though_its_words_are_gone(bool isPrivate)
    {
        Model.Answer = request => Answers(request, Wish, [Wish]);
        var first = await WriteAsync(Wish);
        var rejected = (await InboxItemAsync(first)).Suggestion.ShouldNotBeNull();
        await House.Get<ReviewSuggestedGoal>().RejectAsync(Therapist, rejected.Id, "Not the river.", Cancel);

        await RemoveAsync(first, isPrivate);
        Pass(TimeSpan.FromDays(8));
        var second = await WriteAsync(Wish);

        (await InboxItemAsync(second)).Suggestion.ShouldBeNull();
        var kept = (await SuggestionsAsync()).ShouldHaveSingleItem();
        (kept.Text, kept.Why, kept.State).ShouldBe(("", null, SuggestedGoalState.Rejected));
        kept.Evidence.ShouldBeEmpty();
        Model
            .Requests.Last(r => r.Form == "summarize-entry")
            .Messages.ShouldAllBe(m => !m.Text.Contains("<rejected-goal>\n"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_question_whose_writer_was_shown_one_line_of_it_goes_unless_it_was_answered(bool isAnswered)
    {
        var heron = await WriteAsync("The heron came to the pond.");
        for (var day = 0; day < 3; day++)
        {
            Pass(TimeSpan.FromDays(1));
            await WriteAsync($"Day {day} was long and quiet.");
        }
        var asked = await AskAsync();
        asked.Content.Shown.ShouldNotContain(heron);
        asked.Content.SoFar.ShouldBe([heron]);
        if (isAnswered)
        {
            await WriteAsync("It was easier by the pond.");
        }

        await RemoveAsync(heron, isPrivate: false);

        (await House.LookAsync(db => db.Prompts.CountAsync(Cancel))).ShouldBe(isAnswered ? 1 : 0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_question_that_is_being_written_meanwhile_is_written_again_without_the_line()
    {
        var heron = await WriteAsync("The heron came to the pond.");
        for (var day = 0; day < 3; day++)
        {
            Pass(TimeSpan.FromDays(1));
            await WriteAsync($"Day {day} was long and quiet.");
        }
        var isFirst = true;
        Model.Answer = request =>
        {
            if (request.Form == "ask-for-entry" && isFirst)
            {
                isFirst = false;
                RemoveAsync(heron, isPrivate: false).GetAwaiter().GetResult();
            }
            return FakeAnswers.Plausible(request);
        };

        (await AskAsync()).Content.SoFar.ShouldBeEmpty();
    }

    private async Task<(Guid Earlier, Guid Later)> WriteBothAsync()
    {
        Model.Answer = request => Answers(request, Later, [Earlier, Later]);
        return (await WriteAsync(Earlier), await WriteAsync(Later));
    }

    /// <summary>A summary of the entry with these words proposes a goal on this evidence, and has an insight.</summary>
    private static string Answers(FakeRequest request, string proposing, string[] evidence)
    {
        var first = FakeAnswers.FirstSentence(request, "entry");
        return request.Form != "summarize-entry" || first != proposing
            ? FakeAnswers.Plausible(request)
            : JsonSerializer.Serialize(
                new
                {
                    sentences = new[] { new { text = "The patient speaks of the river.", quotation = first } },
                    insights = new[] { "The river came up before." },
                    notification = "A new entry about the river.",
                    suggestedGoal = new
                    {
                        text = Goal,
                        goalId = (string?)null,
                        evidence,
                    },
                }
            );
    }

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

    private async Task<IReadOnlyList<SuggestedGoalContent>> SuggestionsAsync()
    {
        var read = await House.Records.ReadAsync(
            new Reader.Patient(Patient),
            Patient,
            Purpose.Export,
            async (record, db) =>
                record.OpenAll(await db.SuggestedGoals.OrderBy(s => s.Id).ToListAsync(Cancel), record.Open),
            Cancel
        );
        return
        [
            .. read.ShouldBeOfType<ReadOutcome<IReadOnlyList<(SuggestedGoal Row, SuggestedGoalContent Content)>>.Open>()
                .Value.Select(s => s.Content),
        ];
    }
}

public sealed class EntryTracesOnSqlite() : EntryTracesTests(TestedDatabase.Sqlite);

public sealed class EntryTracesOnPostgres() : EntryTracesTests(TestedDatabase.Postgres);
