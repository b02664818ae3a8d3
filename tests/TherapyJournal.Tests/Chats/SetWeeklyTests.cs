using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SetWeeklyTests(TestedDatabase on) : ChatTest(on)
{
    [Theory(Timeout = Hanging)]
    [InlineData("/weekly")]
    [InlineData("/weekly_review")]
    public async Task It_is_off_until_it_is_switched_on_and_buttons_set_day_and_hour(string command)
    {
        await LinkAsync();

        await SayAsync(command);
        Phone.Read[^1].ShouldStartWith("Your week does not come by itself. Switched on, it would come Sunday at 18:00");
        await TapAsync("Fri");
        await TapAsync(ReminderTexts.AnotherHour);
        await TapAsync("07:00");
        (await PlannedAsync()).ShouldBe(0);
        await TapAsync(ReminderTexts.SwitchOn);

        Phone.Read[^1].ShouldStartWith("Your week comes by itself: Friday at 07:00 (UTC time");
        Phone.Read[^1].ShouldContain("Friday, 6 March, 07:00");
        Phone.Button("✓ Fri").ShouldNotBeNull();
        (await PlannedAsync()).ShouldBe(1);
        ReminderWords.Typed(await PlanAsync()).ShouldBe("fri 07:00");
        await TapAsync(ReminderTexts.SwitchOff);
        Phone.Read[^1].ShouldBe(WeeklyTexts.Off);
        ReminderWords.Typed(await PlanAsync()).ShouldBe("off");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_button_that_is_tapped_twice_leads_to_the_same()
    {
        await LinkAsync();
        await SayAsync("/weekly on");
        var monday = Phone.Button("Mon");

        await ComeAsync(Tap(monday));
        var number = (await PlanAsync())!.Number;
        await ComeAsync(Tap(monday));

        (await PlanAsync()).ShouldBe(new ReminderPlan(ReminderDays.Monday, 18 * 60) { IsOn = true, Number = number });
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/weekly fri 18:45", "fri 18:45")]
    [InlineData("/weekly saturday", "sat 18:00")]
    [InlineData("/weekly 20:15", "sun 20:15")]
    [InlineData("/weekly_review on", "sun 18:00")]
    public async Task Words_set_it_too(string words, string typed)
    {
        await LinkAsync();

        await SayAsync(words);

        ReminderWords.Typed(await PlanAsync()).ShouldBe(typed);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/weekly sometimes")]
    [InlineData("/weekly mon,wed 18:00")]
    [InlineData("/weekly mon 25:00")]
    public async Task What_cannot_be_meant_changes_nothing_and_says_how_it_is_written(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldHaveSingleItem().ShouldContain("sun 18:00");
        (await PlanAsync()).ShouldBeNull();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("week:days:0")]
    [InlineData("week:days:3")]
    [InlineData("week:days:128")]
    [InlineData("week:at:1440")]
    [InlineData("week:nonsense")]
    public async Task A_button_that_nobody_made_does_nothing(string does)
    {
        await LinkAsync();

        await ComeAsync(Tap(does));

        Phone.Read.ShouldBeEmpty();
        (await PlanAsync()).ShouldBeNull();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("stop")]
    [InlineData("/pause")]
    public async Task Who_wants_nothing_by_itself_gets_neither_reminders_nor_the_week(string words)
    {
        await LinkAsync();
        await SayAsync("/reminders daily 18:00");
        await SayAsync("/weekly on");
        await SayAsync("/reminders off");
        (await PlanAsync())!.IsOn.ShouldBeTrue("reminders alone were meant");

        await SayAsync(words);

        Phone.Read[^1].ShouldBe(WeeklyTexts.NothingByItself);
        (await PlanAsync())!.IsOn.ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_it_is_not_switched_on_and_can_be_switched_off()
    {
        await LinkAsync();
        await SayAsync("/weekly on");
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Telegram, give: false, Cancel);

        await SayAsync("/weekly mon 9:00");
        Phone.Read[^1].ShouldBe(ChatTexts.NothingIsKept);
        (await PlanAsync())!.Days.ShouldBe(ReminderDays.Sunday);
        await SayAsync("/weekly off");

        (await PlanAsync())!.IsOn.ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task In_a_chat_that_nobody_has_confirmed_it_says_for_what_it_waits_and_what_stands_behind_a_button_fits()
    {
        await LinkAsync(confirm: false);

        await SayAsync("/weekly on");
        Phone.Read[^1].ShouldContain("once your therapist has confirmed");
        await TapAsync(ReminderTexts.AnotherHour);

        foreach (var label in (string[])["Mon", "✓ Sun", ReminderTexts.SwitchOff, "06:00", "23:00"])
        {
            Encoding.UTF8.GetByteCount(Phone.Button(label)).ShouldBeLessThanOrEqualTo(64);
        }
    }

    private Task<int> PlannedAsync() =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == nameof(OfferWeek), Cancel));

    private async Task<ReminderPlan?> PlanAsync() =>
        (await House.Records.StandingAsync(Patient, Cancel)).ShouldBeOfType<StandingOutcome.Known>().Standing.Weekly;
}

public sealed class SetWeeklyOnSqlite() : SetWeeklyTests(TestedDatabase.Sqlite);

public sealed class SetWeeklyOnPostgres() : SetWeeklyTests(TestedDatabase.Postgres);
