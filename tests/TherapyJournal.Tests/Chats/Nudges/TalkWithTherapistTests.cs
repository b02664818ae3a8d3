using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

public abstract class TalkWithTherapistTests(TestedDatabase on) : NudgeTest(on)
{
    private const int Answered = 20;

    [Fact(Timeout = Hanging)]
    public async Task The_weeks_digest_is_seen_and_changed_in_the_chat()
    {
        await LinkTherapistAsync();
        await SetAsync("at-once");
        await SayAsync("/digest", Hers);
        await SayAsync("/digest fri 17:30", Hers);
        await SayAsync("/digest daily", Hers);
        await SayAsync("/weekly", Hers);
        await SayAsync("/digest off", Hers);

        Read[0].ShouldBe(TherapistTexts.NoDigest);
        Read[1].ShouldStartWith("Your week comes here Friday at 17:30 (Europe/Berlin)");
        Read[2].ShouldBe(TherapistTexts.DigestHow);
        Read[3].ShouldBe(Read[1]);
        Read[4].ShouldBe(TherapistTexts.NoDigest);
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_a_flood_one_sentence_a_minute_is_said_and_nothing_is_done()
    {
        await LinkTherapistAsync();
        await WriteAsync(Calm);
        await FloodAsync();

        await TapAsync(TherapistTexts.Open);
        await SayAsync("/stop", Hers);

        Read.Count(t => t == FloodTexts.Therapist).ShouldBe(1);
        Read.Count(t => t == TherapistTexts.OnlyNotices).ShouldBe(Answered);
        (await HowSheStandsAsync()).Chat.ShouldNotBeNull();
        Pass(TimeSpan.FromMinutes(1));
        await TapAsync(TherapistTexts.Open);
        Read.ShouldNotContain(t => t.StartsWith("A new entry", StringComparison.Ordinal));
    }

    [Fact(Timeout = Hanging)]
    public async Task In_a_flood_an_urgent_alert_can_be_acknowledged_and_danger_is_heard()
    {
        await LinkTherapistAsync();
        await WriteAsync(Urgent);
        var call = Phone.In(Hers).Single(w => w.Text.StartsWith("Somebody needs you now", StringComparison.Ordinal));
        await FloodAsync();

        await SayAsync(Urgent, Hers);
        Read[^1].ShouldContain("emergency");
        await ComeAsync(Tap(call.Buttons[0][0].Does) with { From = Hers });
        await TapAsync(TherapistTexts.Acknowledge);

        (await AlertsAsync()).ShouldHaveSingleItem().Content.State.ShouldBe(RiskAlertState.Acknowledged);
    }

    private async Task FloodAsync()
    {
        for (var i = 0; i < Answered + 5; i++)
        {
            await SayAsync("Hello?", Hers);
        }
    }
}

public sealed class TalkWithTherapistOnSqlite() : TalkWithTherapistTests(TestedDatabase.Sqlite);

public sealed class TalkWithTherapistOnPostgres() : TalkWithTherapistTests(TestedDatabase.Postgres);
