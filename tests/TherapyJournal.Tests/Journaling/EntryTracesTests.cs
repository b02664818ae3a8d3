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
    public async Task A_suggestion_that_quotes_it_goes_and_a_models_summary_beside_it_is_written_anew(bool isPrivate)
    {
        var (earlier, later) = await WriteBothAsync();
        var before = await InboxItemAsync(later);
        before.Suggestion.ShouldNotBeNull().Content.Evidence.ShouldBe([Earlier, Later]);
        before.Summary.Shown.ShouldBe([earlier]);

        await RemoveAsync(earlier, isPrivate);

        (await InboxAsync()).Items.ShouldBeEmpty();
        (await SuggestionsAsync()).ShouldBeEmpty();
        await WorkAsync();
        var after = (await InboxAsync()).Items.ShouldHaveSingleItem();
        (after.EntryId, after.IsNew).ShouldBe((later, false), "the therapist is not told twice");
        after.Summary.Shown.ShouldBeEmpty();
        after.Summary.Sentences.ShouldHaveSingleItem().Quotation.ShouldBe(Later);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_a_model_knew_from_it_stays_in_no_summary_and_in_no_line_of_one(bool isPrivate)
    {
        const string quotation = "I left the room.";
        Model.Answer = request =>
            request.Form == "summarize-entry" && FakeAnswers.FirstSentence(request, "entry") == "It happened again."
                ? Summary(
                    request.Body.Contains("Marek") ? "Marek shouted again and they left." : "They left.",
                    quotation
                )
                : FakeAnswers.Plausible(request);
        var marek = await WriteAsync("Marek shouted at me.");
        var later = await WriteAsync($"It happened again. {quotation}");
        $"{(await InboxItemAsync(later)).Summary.Sentences[0]}".ShouldContain("Marek");
        for (var day = 0; day < 3; day++)
        {
            Pass(TimeSpan.FromDays(1));
            await WriteAsync($"Day {day} was long and quiet.");
        }
        (await AskAsync()).Content.SoFar.ShouldBe([marek, later], ignoreOrder: true);

        await RemoveAsync(marek, isPrivate);

        (await House.LookAsync(db => db.Prompts.CountAsync(Cancel))).ShouldBe(0, "its writer was shown the line");
        await WorkAsync();
        (await InboxItemAsync(later)).Summary.Sentences.ShouldHaveSingleItem().Text.ShouldBe("They left.");
        Model.Requests.Clear();
        await AskAsync();
        Sent.ShouldContain("They left.");
        Sent.ShouldNotContain("Marek");
    }

    [Fact]
    public async Task Sentences_that_were_extracted_stay_and_what_was_counted_beside_it_goes()
    {
        Model.Fail(FakeFault.Unauthorised, always: true);
        var earlier = await WriteAsync(Earlier);
        Pass(TimeSpan.FromDays(8));
        var later = await WriteAsync(Later);
        var before = (await InboxItemAsync(later)).Summary;
        before.Insights.ShouldContain("The first shared entry in 8 days.");

        await RemoveAsync(earlier, isPrivate: false);
        await WorkAsync();

        var after = (await InboxItemAsync(later)).Summary;
        after.Sentences.ShouldBe(before.Sentences);
        after.Insights.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SuggestedGoalState.Waiting)]
    [InlineData(SuggestedGoalState.Accepted)]
    public async Task What_it_is_quoted_in_goes_also_where_nobody_noted_what_was_shown(SuggestedGoalState state)
    {
        var (earlier, later) = (await WriteAsync(Earlier), await WriteAsync($"{Calm} {Later}"));
        await House.InsertAsync(
            Patient,
            new SuggestedGoal { EntryId = later },
            new SuggestedGoalContent(Goal, null, [Earlier, Later], "a-model", 1) { State = state }
        );

        await RemoveAsync(earlier, isPrivate: false);

        (await SuggestionsAsync())
            .Select(s => string.Join('|', s.Evidence))
            .ShouldBe(state == SuggestedGoalState.Waiting ? [] : [Later]);
    }

    [Fact]
    public async Task A_sentence_that_stands_in_the_later_entry_too_stays_quoted()
    {
        var (earlier, later) = (await WriteAsync(Earlier), await WriteAsync(Earlier));
        await House.InsertAsync(
            Patient,
            new SuggestedGoal { EntryId = later },
            new SuggestedGoalContent(Goal, null, [Earlier], "a-model", 1)
        );

        await RemoveAsync(earlier, isPrivate: false);

        (await SuggestionsAsync()).ShouldHaveSingleItem().Evidence.ShouldBe([Earlier]);
    }

    [Fact]
    public async Task It_goes_also_where_the_words_that_are_quoted_were_edited_since()
    {
        var (earlier, _) = await WriteBothAsync();
        await House.Get<EditEntry>().EditAsync(Patient, earlier, Calm, Cancel);

        await RemoveAsync(earlier, isPrivate: false);

        (await SuggestionsAsync()).ShouldBeEmpty();
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
        await WorkAsync();

        var goals = await House.Get<ListGoals>().RunAsync(Therapist, Patient, Cancel);
        var goal = goals.ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>().Value.ShouldHaveSingleItem();
        goal.Content.Text.ShouldBe(Goal);
        goal.Content.History.ShouldHaveSingleItem().Evidence.ShouldBe([Later]);
        (await SuggestionsAsync()).ShouldHaveSingleItem().Evidence.ShouldBe([Later]);
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

    private static string Summary(string text, string quotation) =>
        JsonSerializer.Serialize(
            new
            {
                sentences = new[] { new { text, quotation } },
                insights = Array.Empty<string>(),
                notification = "A new entry about the room.",
                suggestedGoal = (object?)null,
            }
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
