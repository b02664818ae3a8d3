using Shouldly;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Practices;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>A therapist on Telegram, over HTTP.</summary>
public abstract class TelegramSenderTests(TestedDatabase on) : TelegramTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task From_the_code_to_the_accepted_goal_one_message_is_told_shown_and_removed()
    {
        var anna = await TherapistAsync();
        var entry = await WriteAsync(Wish);
        anna.Read.ShouldBe([TherapistTexts.Welcome, "A new entry."]);

        anna.Taps(TherapistTexts.Open);
        await ReceiveAsync();
        anna.Read[1].ShouldStartWith("A. E.\n");
        anna.Taps(TherapistTexts.AcceptGoal);
        await ReceiveAsync();
        anna.Read[1].ShouldContain(TherapistTexts.GoalAccepted);
        anna.Taps(TherapistTexts.Acknowledge);
        await ReceiveAsync();

        anna.Read.ShouldBe([TherapistTexts.Welcome, TherapistTexts.Acknowledged]);
        (await InboxItemAsync(entry)).IsNew.ShouldBeFalse();
        Telegram.Calls.Count(c => c.Method == "editMessageText").ShouldBe(3);
        Telegram
            .Calls.Where(c => c.Method == "editMessageText")
            .ShouldAllBe(c => (bool)c.Asked["link_preview_options"]!["is_disabled"]!);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_message_that_reads_already_as_it_is_to_read_is_no_trouble()
    {
        var anna = await TherapistAsync();
        await WriteAsync(Calm);
        anna.Taps(TherapistTexts.Open);
        await ReceiveAsync();
        anna.Taps(TherapistTexts.Hide);
        anna.Taps(TherapistTexts.Hide);
        await ReceiveAsync();

        anna.Read.ShouldBe([TherapistTexts.Welcome, TherapistTexts.Hidden]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_message_that_was_deleted_meanwhile_is_said_anew()
    {
        var anna = await TherapistAsync();
        await WriteAsync(Calm);
        anna.Taps(TherapistTexts.Open);
        anna.Chat.Remove(anna.Chat.OfBot[^1].Id);
        await ReceiveAsync();

        anna.Read[^1].ShouldStartWith("A. E.\n");
    }

    [Fact(Timeout = Hanging)]
    public async Task Told_to_wait_it_waits_and_comes_once()
    {
        var anna = await TherapistAsync();
        Telegram.Fail(FakeTelegramFault.TooMany(30));
        await WriteAsync(Calm);
        anna.Read.Count.ShouldBe(1);

        Pass(TimeSpan.FromMinutes(1));
        await WorkAsync();

        anna.Read.ShouldBe([TherapistTexts.Welcome, "A new entry."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_therapist_who_has_blocked_the_bot_is_not_reached_and_the_alert_says_so()
    {
        var anna = await TherapistAsync();
        anna.Chat.IsBlocked = true;

        await WriteAsync(Urgent);

        var history = (await AlertsAsync()).ShouldHaveSingleItem().Content.History;
        history.ShouldNotContain(h => h.What == RiskAlertEvent.Called);
        history.First(h => h.What == RiskAlertEvent.NotReached).Note.ShouldBe("telegram: the chat has blocked the bot");
        (await House.Get<Therapists>().ListAsync(Cancel))[0].Chat!.BlockedAt.ShouldNotBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task An_urgent_alert_is_acknowledged_from_the_chat()
    {
        var anna = await TherapistAsync();
        await House.Get<ChangeTherapist>().SetNudgesAsync($"{Therapist.Id}", "off", Cancel);
        await WriteAsync(Urgent);
        anna.Read[^1].ShouldBe("Somebody needs you now.");

        anna.Taps(TherapistTexts.Open);
        await ReceiveAsync();
        anna.Taps(TherapistTexts.Acknowledge);
        await ReceiveAsync();

        anna.Read[^1].ShouldBe(TherapistTexts.AlertAcknowledged);
        (await AlertsAsync()).ShouldHaveSingleItem().Content.State.ShouldBe(RiskAlertState.Acknowledged);
    }

    /// <summary>A phone of the therapist, whose chat is linked.</summary>
    private async Task<FakePerson> TherapistAsync()
    {
        var anna = new FakePerson(Telegram, 901);
        var made = await House.Get<LinkTherapist>().RunAsync($"{Therapist.Id}", Cancel);
        anna.Says($"/start {made.ShouldBeOfType<LinkTherapistOutcome.CodeMade>().Code}");
        await ReceiveAsync();
        return anna;
    }
}

public sealed class TelegramSenderOnSqlite() : TelegramSenderTests(TestedDatabase.Sqlite);

public sealed class TelegramSenderOnPostgres() : TelegramSenderTests(TestedDatabase.Postgres);
