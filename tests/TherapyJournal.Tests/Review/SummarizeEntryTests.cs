using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Tests.Assistants;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class SummarizeEntryTests(TestedDatabase on) : ModelLoopTest(on)
{
    private const string Entry = "I walked to the harbour. The gulls were loud. I felt lighter on the way home.";

    private const string WithWish = $"{Entry} I want to walk to the harbour more often.";

    [Fact]
    public async Task A_sentence_with_an_invented_quotation_is_dropped_and_counted()
    {
        Summarises(
            "A walk.",
            [
                ("A walk to the harbour.", "I walked to the harbour."),
                ("Invented.", "I sailed across the sea."),
                ("Only a part of a sentence.", "The gulls"),
            ]
        );

        var summary = (await InboxItemAsync(await WriteAsync(Entry))).Summary;

        summary.Sentences.ShouldHaveSingleItem().Quotation.ShouldBe("I walked to the harbour.");
        (summary.Dropped, summary.ModelFailed).ShouldBe((2, null));
        summary.WrittenBy.ShouldBe("gpt-6-luna");
    }

    [Fact]
    public async Task When_everything_is_invented_sentences_are_extracted_and_the_therapist_sees_why()
    {
        Summarises("A voyage.", [("Invented.", "I sailed across the sea.")]);

        var summary = (await InboxItemAsync(await WriteAsync(Entry))).Summary;

        summary.WrittenBy.ShouldBe("question-bank");
        summary.ModelFailed.ShouldBe(
            "No sentence of the model's summary could be verified, so sentences of the entry were taken."
        );
        summary.Sentences.ShouldNotBeEmpty();
        summary.Sentences.ShouldAllBe(s => Entry.Contains(s.Quotation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FakeFault.ServerError)]
    [InlineData(FakeFault.Prose)]
    public async Task A_model_that_fails_is_replaced_by_extraction_and_the_therapist_sees_why(FakeFault fault)
    {
        Model.Fail(fault, always: true);

        var id = await WriteAsync(Entry);

        var summary = (await InboxItemAsync(id)).Summary;
        summary.WrittenBy.ShouldBe("question-bank");
        summary.ModelFailed.ShouldNotBeNullOrEmpty();
        (await ReflectionAsync(id)).ShouldNotBeNull().ModelFailed.ShouldNotBeNullOrEmpty();
        (await AskAsync()).Content.ModelFailed.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_notification_is_cut_at_200_characters_without_cutting_one()
    {
        Summarises(
            string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦 word ", 60)),
            [("A walk.", "I walked to the harbour.")]
        );

        var notification = (await InboxItemAsync(await WriteAsync(Entry))).Summary.Notification;

        notification.Length.ShouldBeInRange(100, 200);
        notification.ShouldNotContain('\uFFFD');
        char.IsHighSurrogate(notification[^1]).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_screen_stopped_at_opens_the_summary_also_where_a_model_left_it_out()
    {
        Summarises("A quiet day at home.", [("Bread was baked.", "I baked bread with Anna.")]);

        var summary = (await InboxItemAsync(await WriteAsync($"I baked bread with Anna. {Urgent}"))).Summary;

        summary
            .Sentences.Select(s => (s.Quotation, s.Raised))
            .ShouldBe([(Urgent, true), ("I baked bread with Anna.", false)]);
        summary.Notification.ShouldBe($"“{Urgent}” A quiet day at home.");
    }

    [Fact]
    public async Task The_notification_opens_with_the_gravest_sentence_and_not_with_the_first()
    {
        Summarises("A quiet day at home.", [("Bread was baked.", "I baked bread with Anna.")]);

        var summary = (await InboxItemAsync(await WriteAsync($"I baked bread with Anna. {Concern} {Urgent}"))).Summary;

        summary.Sentences.Count(s => s.Raised).ShouldBe(2);
        summary.Notification.ShouldStartWith($"“{Urgent}”");
    }

    [Fact]
    public async Task A_goal_is_suggested_only_on_a_wish_that_is_in_the_entry()
    {
        Suggests("I never want to go out again.");
        (await InboxItemAsync(await WriteAsync(Entry))).Suggestion.ShouldBeNull();

        Suggests("I want to walk to the harbour more often.");
        (await InboxItemAsync(await WriteAsync(WithWish)))
            .Suggestion.ShouldNotBeNull()
            .Content.Evidence.ShouldBe(["I want to walk to the harbour more often."]);
    }

    [Fact]
    public async Task While_a_models_goal_waits_and_for_a_week_after_it_no_other_is_suggested()
    {
        var first = (await WishAsync("I want to walk to the harbour more often.")).ShouldNotBeNull();
        Pass(TimeSpan.FromDays(8));
        (await WishAsync("I want to read every evening.")).ShouldBeNull("one waits");
        await House.Get<ReviewSuggestedGoal>().RejectAsync(Therapist, first.Id, null, Cancel);

        var second = (await WishAsync("I want to read every evening.")).ShouldNotBeNull();
        await House.Get<ReviewSuggestedGoal>().AcceptAsync(Therapist, second.Id, null, null, Cancel);
        Pass(TimeSpan.FromDays(6));
        (await WishAsync("I want to call my brother every week.")).ShouldBeNull("it was six days ago");
        Pass(TimeSpan.FromDays(1));
        (await WishAsync("I want to call my brother every week.")).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_entry_that_is_edited_may_suggest_in_place_of_what_it_suggested_before()
    {
        Wishes("I want to walk to the harbour more often.");
        var entry = await WriteAsync("I want to walk to the harbour more often.");
        (await InboxItemAsync(entry)).Suggestion.ShouldNotBeNull();
        Wishes("I want to read every evening.");

        await House.Get<EditEntry>().EditAsync(Patient, entry, "I want to read every evening.", Cancel);
        await WorkAsync();

        (await InboxItemAsync(entry))
            .Suggestion.ShouldNotBeNull()
            .Content.Evidence.ShouldBe(["I want to read every evening."]);
    }

    [Fact]
    public async Task What_an_entry_does_not_say_is_dropped_and_the_rest_stands()
    {
        Summarises(
            "Denies any danger after the walk.",
            [
                ("A walk to the harbour.", "I walked to the harbour."),
                ("No sign of risk on the way home.", "I felt lighter on the way home."),
                ("Walked with Marianne.", "I walked to the harbour."),
            ]
        );

        var summary = (await InboxItemAsync(await WriteAsync(Entry))).Summary;

        summary.Sentences.ShouldHaveSingleItem().Text.ShouldBe("A walk to the harbour.");
        summary.Dropped.ShouldBe(2);
        summary.Notification.ShouldStartWith("16 words");
    }

    [Fact]
    public async Task What_waits_for_a_decision_is_not_suggested_twice()
    {
        Suggests("I want to walk to the harbour more often.");
        await WriteAsync(WithWish);
        await WriteAsync(WithWish);

        (await House.LookAsync(db => db.SuggestedGoals.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Without_consent_to_a_model_none_is_asked_for_anything()
    {
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Model, give: false, Cancel);

        await AskAsync();
        var id = await WriteAsync(Entry);

        Model.Calls.ShouldBeEmpty();
        var summary = (await InboxItemAsync(id)).Summary;
        (summary.WrittenBy, summary.ModelFailed).ShouldBe(("question-bank", null));
    }

    [Fact]
    public async Task No_model_is_sent_what_is_private()
    {
        var hidden = await WriteAsync("Nobody knows of the kingfisher.", isPrivate: true);
        await WriteAsync(Entry);
        await WriteAsync("At first I shared the cormorant.");
        Pass(TimeSpan.FromHours(1));
        await AskAsync();

        Sent.ShouldContain("cormorant");
        Sent.ShouldNotContain("kingfisher");
        (await House.LookAsync(db => db.Summaries.AnyAsync(s => s.EntryId == hidden, Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task No_model_is_sent_a_name_or_a_contact()
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "contact", "ada@example.org", Cancel);
        await AskAsync();
        await WriteAsync(Entry);

        Model.Requests.Count.ShouldBe(4);
        // In this case alone: the keyed hash may hold the three letters as hexadecimal digits.
        Sent.ShouldNotContain("Ada", Case.Sensitive);
        Sent.ShouldNotContain("example.org");
        Sent.ShouldNotContain($"{Patient}");
    }

    [Fact]
    public async Task While_an_urgent_alert_stands_the_therapist_still_gets_a_summary()
    {
        var id = await WriteAsync($"I walked to the harbour. {Urgent}");

        var item = await InboxItemAsync(id);

        item.Alert.ShouldNotBeNull().Content.IsUrgent.ShouldBeTrue();
        item.Suggestion.ShouldBeNull();
        Model
            .Requests.Select(r => r.Form)
            .ShouldBe(["summarize-entry"], "nothing is graver than what the rules raised");
    }

    /// <summary>What is suggested of an entry that is nothing but a wish.</summary>
    private async Task<SuggestionView?> WishAsync(string wish)
    {
        Wishes(wish);
        return (await InboxItemAsync(await WriteAsync(wish))).Suggestion;
    }

    /// <summary>Takes up a wish as it was written.</summary>
    private void Wishes(string wish) =>
        Summarises(
            "A wish.",
            [("A wish for the days ahead.", wish)],
            new
            {
                text = wish["I want to ".Length..].TrimEnd('.'),
                goalId = (string?)null,
                evidence = new[] { wish },
            }
        );

    private void Suggests(string evidence) =>
        Summarises(
            "A walk.",
            [("A walk.", "I walked to the harbour.")],
            new
            {
                text = "Walk to the harbour on Sundays.",
                goalId = (string?)null,
                evidence = new[] { evidence },
            }
        );
}

public sealed class SummarizeEntryOnSqlite() : SummarizeEntryTests(TestedDatabase.Sqlite);

public sealed class SummarizeEntryOnPostgres() : SummarizeEntryTests(TestedDatabase.Postgres);
