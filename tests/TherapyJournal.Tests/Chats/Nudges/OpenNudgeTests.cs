using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

public abstract class OpenNudgeTests(TestedDatabase on) : NudgeTest(on)
{
    private const string Acknowledge = TherapistTexts.Acknowledge;
    private const string Accept = TherapistTexts.AcceptGoal;
    private const string Hide = TherapistTexts.Hide;
    private const string Open = TherapistTexts.Open;

    private ChatWords Shown => Phone.In(Hers).ShouldHaveSingleItem();

    private IReadOnlyList<string> Buttons => [.. Shown.Buttons.SelectMany(row => row).Select(b => b.Label)];

    [Fact(Timeout = Hanging)]
    public async Task Open_shows_the_short_text_in_the_place_of_the_push_and_only_then_there_is_something_to_do()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Calm);
        var text = await ShortTextAsync(entry);
        Buttons.ShouldBe([Open]);

        await TapAsync(Open);

        Shown.Text.ShouldStartWith($"A. E.\n{text}");
        Shown.Text.ShouldContain(ChatTexts.WithoutAi);
        Shown.Text.ShouldNotContain("Ada");
        Buttons.ShouldBe([Acknowledge, Hide]);
        (await HerReadingsAsync()).ShouldBe(["ReadInbox", "ReadInbox"], "the test itself, and the tap");
        (await ItemAsync(entry)).IsNew.ShouldBeTrue("opened is not acknowledged");
    }

    [Fact(Timeout = Hanging)]
    public async Task Acknowledged_it_is_seen_in_the_inbox_and_gone_from_the_chat()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Calm);
        await TapAsync(Open);

        await TapAsync(Acknowledge);

        Shown.Text.ShouldBe(TherapistTexts.Acknowledged);
        Buttons.ShouldBeEmpty();
        (await ItemAsync(entry)).IsNew.ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_suggested_goal_is_accepted_as_the_terminal_does_it()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Wish);
        var goal = (await ItemAsync(entry)).Suggestion.ShouldNotBeNull();
        await TapAsync(Open);
        Shown.Text.ShouldContain($"Suggested goal: {goal.Content.Text}");
        Buttons.ShouldBe([Acknowledge, Accept, Hide]);
        var tap = HerTap(Accept);

        await ComeAsync(tap);
        await ComeAsync(tap with { Delivery = "tapped twice" });

        Shown.Text.ShouldContain(TherapistTexts.GoalAccepted);
        Buttons.ShouldBe([Acknowledge, Hide]);
        var goals = (await House.Get<ListGoals>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>()
            .Value;
        goals.Count(g => g.Content.Text == goal.Content.Text).ShouldBe(1);
        (await HerReadingsAsync()).ShouldContain(nameof(Purpose.ReviewSuggestedGoal));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_goal_that_was_decided_on_elsewhere_is_not_accepted()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Wish);
        await TapAsync(Open);
        var tap = HerTap(Accept);
        var goal = (await ItemAsync(entry)).Suggestion.ShouldNotBeNull();
        await House.Get<ReviewSuggestedGoal>().RejectAsync(Therapist, goal.Id, null, Cancel);

        await ComeAsync(tap);

        Shown.Text.ShouldContain(TherapistTexts.GoalNotAccepted);
        Buttons.ShouldBe([Acknowledge, Hide]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Shown_once_a_second_tap_on_open_says_so()
    {
        await LinkTherapistAsync();
        await WriteAsync(Calm);
        var tap = HerTap(Open);
        await ComeAsync(tap);
        var shown = Shown.Text;
        await ComeAsync(tap with { Delivery = "tapped twice at once" });
        Shown.Text.ShouldBe(shown, "a finger that slipped hides nothing");
        await TapAsync(Hide);
        Shown.Text.ShouldBe(TherapistTexts.Hidden);

        await ComeAsync(tap with { Delivery = "tapped later" });

        Shown.Text.ShouldBe(TherapistTexts.ShownAlready);
        Buttons.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_several_each_is_opened_by_itself()
    {
        await LinkTherapistAsync();
        await SetAsync("17:00");
        var first = await WriteAsync(Calm);
        var second = await WriteAsync(Wish);
        await GoToAsync("2026-03-02T16:00Z");

        await TapAsync(Open);
        Shown.Text.ShouldContain(await ShortTextAsync(first));
        var acknowledges = HerTap(Acknowledge);
        await ComeAsync(acknowledges);
        Shown.Text.ShouldBe($"{TherapistTexts.Acknowledged}\n\nOne more entry.");
        await TapAsync(Open);
        Shown.Text.ShouldContain(await ShortTextAsync(second));
        await ComeAsync(acknowledges with { Delivery = "the first once more" });

        Shown.Text.ShouldContain(await ShortTextAsync(second));
        (await ItemAsync(first)).IsNew.ShouldBeFalse();
        (await ItemAsync(second)).IsNew.ShouldBeTrue();
        await TapAsync(Hide);
        Shown.Text.ShouldBe(TherapistTexts.Hidden);
    }

    [Fact(Timeout = Hanging)]
    public async Task Left_alone_it_is_taken_out_of_the_chat_after_ten_minutes_and_stays_new()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Calm);
        await TapAsync(Open);

        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();

        Shown.Text.ShouldBe(TherapistTexts.Hidden);
        Buttons.ShouldBeEmpty();
        (await ItemAsync(entry)).IsNew.ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_taken_back_after_it_was_opened_goes_out_of_the_chat_all_the_same()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Calm);
        await TapAsync(Open);
        await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);

        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();

        Shown.Text.ShouldBe(TherapistTexts.Hidden);
        Buttons.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_tap_that_was_kept_and_not_shown_is_shown_when_it_is_handled_again()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Calm);
        Phone.OnTheWay = _ => throw new InvalidOperationException("The process dies here.");
        await TapAsync(Open);
        Shown.Text.ShouldBe("A new entry.");
        Phone.OnTheWay = _ => null;

        await using var another = await JournalHouse.OpenAsync(Ground, Furnish);
        Pass(TimeSpan.FromMinutes(1));
        await another.Get<Worker>().RunUntilIdleAsync(Cancel);

        Shown.Text.ShouldContain(await ShortTextAsync(entry));
        Buttons.ShouldBe([Acknowledge, Hide]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_taken_back_meanwhile_is_shown_to_nobody()
    {
        await LinkTherapistAsync();
        var entry = await WriteAsync(Calm);
        var tap = HerTap(Open);
        await House.Get<TakeBackEntry>().RunAsync(Patient, entry, Cancel);

        await ComeAsync(tap);

        Shown.Text.ShouldBe(TherapistTexts.Gone);
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_therapists_button_opens_nothing()
    {
        await LinkTherapistAsync();
        await WriteAsync(Calm);
        var other = Here with { Chat = 9002 };
        var tap = HerTap(Open);
        var push = Shown.Text;
        await SayAsync($"/start {await CodeAsync(await House.AddTherapistAsync("Ben Example"))}", other);

        await ComeAsync(tap with { From = other, Delivery = "by another" });
        await ComeAsync(tap with { From = Elsewhere, Delivery = "by a stranger" });

        Phone.In(other)[^1].Text.ShouldBe(TherapistTexts.Gone);
        Phone.In(Elsewhere).ShouldAllBe(w => !w.Text.Contains("A. E."));
        Shown.Text.ShouldBe(push);
        (await HerReadingsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_the_practice_wants_it_the_patient_is_named_once_it_is_opened()
    {
        await SetPracticeAsync("nudge-text", "on");
        await LinkTherapistAsync();
        await WriteAsync(Calm);

        await TapAsync(Open);

        Shown.Text.ShouldStartWith("Ada Example\n");
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_whoever_has_not_agreed_to_Telegram_nothing_is_shown_there()
    {
        await SetPracticeAsync("nudge-text", "on");
        await LinkTherapistAsync();
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Telegram, false, Cancel);
        var entry = await WriteAsync(Calm);
        Shown.Text.ShouldBe("A new entry.");

        await TapAsync(Open);

        Shown.Text.ShouldBe(TherapistTexts.NotHere);
        Buttons.ShouldBeEmpty();
        (await ItemAsync(entry)).IsNew.ShouldBeTrue();
    }

    private static ChatAddress Elsewhere { get; } = Here with { Chat = 666 };

    private async Task<InboxItem> ItemAsync(Guid entry) =>
        (
            await House.Get<ReadInbox>().OfEntryAsync(Therapist, Patient, entry, Cancel, isSeen: false)
        ).Items.ShouldHaveSingleItem();
}

public sealed class OpenNudgeOnSqlite() : OpenNudgeTests(TestedDatabase.Sqlite);

public sealed class OpenNudgeOnPostgres() : OpenNudgeTests(TestedDatabase.Postgres);
