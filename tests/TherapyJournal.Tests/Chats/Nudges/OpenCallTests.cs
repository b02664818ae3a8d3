using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

/// <summary>An urgent alert, and therapists with a chat.</summary>
public abstract class OpenCallTests(TestedDatabase on) : NudgeTest(on)
{
    private const string Calls = "Somebody needs you now.";
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly ChatAddress His = Here with { Chat = 9002 };

    private IReadOnlyList<ChatWords> Called =>
        [.. Phone.In(Hers).Where(w => w.Text.StartsWith(Calls, StringComparison.Ordinal))];

    [Fact(Timeout = Hanging)]
    public async Task It_calls_through_quiet_hours_and_bundles_past_every_pace_without_name_or_word()
    {
        await LinkTherapistAsync();
        await SetAsync("hourly", quiet: "00:00-23:59");

        await WriteAsync($"{Urgent} Nobody knows of the kingfisher.");

        var call = Phone.In(Hers).ShouldHaveSingleItem();
        call.Text.ShouldBe(Calls);
        call.IsUrgent.ShouldBeTrue();
        var button = call.Buttons.ShouldHaveSingleItem().ShouldHaveSingleItem();
        button.Label.ShouldBe(TherapistTexts.Open);
        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        NudgeCode.Parse(button.Does).ShouldNotBeNull().Code.ShouldNotBe(alert.Id);
        var called = alert.Content.History.Single(h => h.What == RiskAlertEvent.Called);
        (called.By, called.Note).ShouldBe(($"therapist:{Therapist.Id}", "telegram, taken as message 1002"));
    }

    [Fact(Timeout = Hanging)]
    public async Task The_button_acknowledges_for_the_ladder_and_nobody_is_called_any_more()
    {
        await LinkForCallsAsync();
        await WriteAsync(Urgent);
        await WaitAsync(TenMinutes);
        Called.Select(w => w.Text).ShouldBe([Calls, $"{Calls} You were told of it before."]);

        await TapAsync(TherapistTexts.Open);
        var opened = Phone.In(Hers)[^1];
        opened.Text.ShouldStartWith("A. E.\nAn urgent alert, raised at 09:00 on 2 March 2026 (UTC).");
        opened.Text.ShouldNotContain("Ada");
        opened.Text.ShouldNotContain("kill");
        await TapAsync(TherapistTexts.Acknowledge);

        Phone.In(Hers).ShouldContain(w => w.Text == TherapistTexts.AlertAcknowledged);
        var alert = (await AlertsAsync()).ShouldHaveSingleItem().Content;
        alert.State.ShouldBe(RiskAlertState.Acknowledged);
        (alert.History[^1].By, alert.History[^1].Note).ShouldBe(
            ($"therapist:{Therapist.Id}", TherapistTexts.AlertNote)
        );
        await WaitAsync(TimeSpan.FromDays(1));
        Phone.In(Hers).Count.ShouldBe(2);
        var readings = await HerReadingsAsync();
        readings.ShouldContain(nameof(Purpose.ReadAlerts));
        readings.ShouldContain(nameof(Purpose.HandleAlert));
    }

    [Fact(Timeout = Hanging)]
    public async Task Hidden_it_may_be_opened_again_and_once_somebody_has_acknowledged_it_says_so()
    {
        await LinkForCallsAsync();
        await WriteAsync(Urgent);
        await TapAsync(TherapistTexts.Open);
        await TapAsync(TherapistTexts.Hide);
        Called.ShouldHaveSingleItem().Text.ShouldBe(Calls);
        var alert = (await AlertsAsync()).ShouldHaveSingleItem();
        await House.Get<HandleAlert>().AcknowledgeAsync(Therapist, alert.Id, "We talked.", Cancel);

        await TapAsync(TherapistTexts.Open);

        Phone.In(Hers)[0].Text.ShouldBe(TherapistTexts.AlertAcknowledged);
        Phone.In(Hers)[0].Buttons.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_chat_that_has_blocked_us_is_not_reached_and_the_ladder_goes_on()
    {
        await LinkForCallsAsync();
        var deputy = await House.AddTherapistAsync("Ben Example");
        await LinkTherapistAsync(His, deputy);
        await Change.CoverAsync(Who, "Ben Example", null, null, Cancel);
        Phone.OnTheWay = words =>
            words.Text.EndsWith("a colleague's place.", StringComparison.Ordinal) ? null : new SendOutcome.Blocked();

        await WriteAsync(Urgent);

        Phone.In(His).ShouldHaveSingleItem().Text.ShouldBe($"{Calls} You answer in a colleague's place.");
        Phone.In(Hers).ShouldBeEmpty();
        var history = (await AlertsAsync()).ShouldHaveSingleItem().Content.History;
        history.First(h => h.What == RiskAlertEvent.NotReached).Note.ShouldBe("telegram: the chat has blocked the bot");
        (await HowSheStandsAsync()).Chat!.BlockedAt.ShouldNotBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_call_that_is_taken_again_opens_the_chat_and_what_was_owed_comes()
    {
        await LinkTherapistAsync();
        Phone.OnTheWay = _ => new SendOutcome.Blocked();
        await WriteAsync(Calm);
        Phone.OnTheWay = _ => null;

        await WriteAsync(Urgent);

        Phone.In(Hers).Select(w => w.Text).ShouldContain(Calls);
        Phone.In(Hers).Count(w => w.Text == "A new entry.").ShouldBe(2);
        (await HowSheStandsAsync()).Chat!.BlockedAt.ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_answers_in_a_colleagues_place_opens_and_acknowledges_it_and_a_third_does_not()
    {
        var deputy = await House.AddTherapistAsync("Ben Example");
        await LinkTherapistAsync(His, deputy);
        await Change.CoverAsync(Who, "Ben Example", null, null, Cancel);
        await WriteAsync(Urgent);
        var open = Tap(Phone.Button(TherapistTexts.Open)) with
        {
            From = His,
            Number = Phone.NumberOf(TherapistTexts.Open),
        };
        var third = Here with { Chat = 9003 };
        await SayAsync($"/start {await CodeAsync(await House.AddTherapistAsync("Cleo Example"))}", third);

        await ComeAsync(open with { From = third, Delivery = "by a third" });
        Phone.In(third)[^1].Text.ShouldBe(TherapistTexts.Gone);
        await ComeAsync(open);
        await ComeAsync(
            Tap(Phone.Button(TherapistTexts.Acknowledge)) with
            {
                From = His,
                Number = Phone.NumberOf(TherapistTexts.Acknowledge),
            }
        );

        Phone.In(His).ShouldContain(w => w.Text == TherapistTexts.AlertAcknowledged);
        var alert = (await AlertsAsync()).ShouldHaveSingleItem().Content;
        (alert.State, alert.History[^1].By).ShouldBe((RiskAlertState.Acknowledged, $"therapist:{deputy}"));
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_the_practice_wants_it_it_says_whom_it_is_about_once_it_is_opened()
    {
        await SetPracticeAsync("nudge-text", "on");
        await LinkForCallsAsync();
        await WriteAsync(Urgent);
        Called.ShouldHaveSingleItem().Text.ShouldBe(Calls, "the call itself says nothing all the same");

        await TapAsync(TherapistTexts.Open);

        Phone.In(Hers)[0].Text.ShouldStartWith("Ada Example\n");
    }

    [Fact(Timeout = Hanging)]
    public async Task Doctor_says_who_is_reached_and_who_is_not()
    {
        (await CheckAsync("therapists' chats")).Light.ShouldBe(CheckLight.Green);
        (await CheckAsync("alerts")).Light.ShouldBe(CheckLight.Red);

        await LinkForCallsAsync();
        (await CheckAsync("alerts")).Light.ShouldBe(CheckLight.Amber, "one therapist alone");
        (await CheckAsync("therapists' chats")).Sentence.ShouldContain("can be told and called");
        await ComeAsync(Other(ChatMessageKind.Blocked) with { From = Hers });

        (await CheckAsync("alerts")).Light.ShouldBe(CheckLight.Red);
        var check = await CheckAsync("therapists' chats");
        (check.Light, check.Sentence.Contains("blocked the bot")).ShouldBe((CheckLight.Amber, true));
    }

    private async Task LinkForCallsAsync()
    {
        await LinkTherapistAsync();
        await SetAsync("off", zone: "UTC");
    }

    private async Task<Check> CheckAsync(string name)
    {
        foreach (var one in House.Get<IEnumerable<ICheckUp>>())
        {
            if ((await one.RunAsync(Cancel)).FirstOrDefault(c => c.Name == name) is { } check)
            {
                return check;
            }
        }
        throw new InvalidOperationException($"Nothing looks at {name}.");
    }

    private async Task WaitAsync(TimeSpan time)
    {
        Pass(time);
        await WorkAsync();
    }
}

public sealed class OpenCallOnSqlite() : OpenCallTests(TestedDatabase.Sqlite);

public sealed class OpenCallOnPostgres() : OpenCallTests(TestedDatabase.Postgres);
