using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class SetRemindersTests(TestedDatabase on) : ChatTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task They_are_off_until_they_are_switched_on()
    {
        await LinkAsync();

        await SayAsync("/reminders");
        Phone.Read[^1].ShouldStartWith("Reminders are off.");
        (await PlannedAsync()).ShouldBe(0);
        await TapAsync("✓ Wed");
        await TapAsync("Sun");
        await TapAsync(ReminderTexts.AnotherHour);
        await TapAsync("07:00");
        Phone.Read[^1].ShouldStartWith("Reminders are off.");
        (await PlannedAsync()).ShouldBe(0);
        await TapAsync(ReminderTexts.SwitchOn);

        Phone.Read[^1].ShouldStartWith("Reminders are on: Monday, Friday and Sunday at 07:00 (UTC time");
        Phone.Read[^1].ShouldContain("Friday 07:00");
        (await PlannedAsync()).ShouldBe(1);
        ReminderWords.Typed(await PlanAsync()).ShouldBe("mon,fri,sun 07:00");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_button_that_is_tapped_twice_leads_to_the_same()
    {
        await LinkAsync();
        await SayAsync("/reminders mon,wed 18:00");
        var sunday = Phone.Button("Sun");

        await ComeAsync(Tap(sunday));
        var number = (await PlanAsync())!.Number;
        await ComeAsync(Tap(sunday));

        ReminderWords.Typed(await PlanAsync()).ShouldBe("mon,wed,sun 18:00");
        (await PlanAsync())!.Number.ShouldBe(number);
    }

    [Fact(Timeout = Hanging)]
    public async Task The_last_day_that_is_taken_out_switches_them_off()
    {
        await LinkAsync();
        await SayAsync("/reminders mon 18:00");

        await TapAsync("✓ Mon");

        Phone.Read[^1].ShouldBe(ReminderTexts.Paused);
        (await PlanAsync())!.IsOn.ShouldBeFalse();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/pause")]
    [InlineData("/reminders off")]
    [InlineData("stop")]
    [InlineData("  STOP! ")]
    [InlineData("Pause.")]
    public async Task Who_wants_none_gets_none_and_goes_on_writing(string words)
    {
        await LinkAsync();
        await SayAsync("/reminders daily 18:00");

        await SayAsync(words);

        Phone.Read[^1].ShouldBe(ReminderTexts.Paused);
        (await PlanAsync())!.IsOn.ShouldBeFalse();
        (await StandingAsync()).Status.ShouldBe(PatientStatus.Active);
        (await House.LookAsync(db => db.EntryParts.CountAsync(Cancel))).ShouldBe(0);
        await SayAsync("I slept badly.");
        await TapAsync(ChatTexts.Done);
        (await EntriesAsync()).Count.ShouldBe(1);
        await SayAsync("/reminders");
        await TapAsync(ReminderTexts.SwitchOn);
        ReminderWords.Typed(await PlanAsync()).ShouldEndWith("sun 18:00");
    }

    [Fact(Timeout = Hanging)]
    public async Task Inside_an_entry_the_word_belongs_to_it()
    {
        await LinkAsync();
        await SayAsync("/reminders daily 18:00");
        await SayAsync("It would not");

        await SayAsync("stop");
        await TapAsync(ChatTexts.Done);

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("It would not\n\nstop");
        (await PlanAsync())!.IsOn.ShouldBeTrue();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/reminders sometimes")]
    [InlineData("/reminders mon 25:00")]
    public async Task What_cannot_be_meant_changes_nothing_and_says_how_it_is_written(string words)
    {
        await LinkAsync();

        await SayAsync(words);

        Phone.Read.ShouldHaveSingleItem().ShouldContain("mon,wed,fri 18:00");
        (await PlanAsync()).ShouldBeNull();
    }

    [Theory(Timeout = Hanging)]
    [InlineData("rem:days:0")]
    [InlineData("rem:days:128")]
    [InlineData("rem:days:-1")]
    [InlineData("rem:at:1440")]
    [InlineData("rem:nonsense")]
    public async Task A_button_that_nobody_made_does_nothing(string does)
    {
        await LinkAsync();

        await ComeAsync(Tap(does));

        Phone.Read.ShouldBeEmpty();
        (await PlanAsync()).ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_consent_none_is_switched_on_and_any_is_switched_off()
    {
        await LinkAsync();
        await SayAsync("/reminders daily 18:00");
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Telegram, give: false, Cancel);

        await SayAsync("/reminders mon 9:00");
        Phone.Read[^1].ShouldBe(ChatTexts.NothingIsKept);
        (await PlanAsync())!.Minute.ShouldBe(18 * 60);
        await SayAsync("/pause");

        (await PlanAsync())!.IsOn.ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_stands_behind_a_button_fits()
    {
        await LinkAsync();
        await SayAsync("/reminders daily 18:00");
        await TapAsync(ReminderTexts.AnotherHour);

        foreach (var label in (string[])["✓ Mon", "✓ Sun", ReminderTexts.SwitchOff, "06:00", "23:00"])
        {
            Encoding.UTF8.GetByteCount(Phone.Button(label)).ShouldBeLessThanOrEqualTo(64);
        }
    }

    private Task<int> PlannedAsync() =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == nameof(RemindPatient), Cancel));

    private async Task<ReminderPlan?> PlanAsync() => (await StandingAsync()).Reminders;

    private async Task<PatientStandingContent> StandingAsync() =>
        (await House.Records.StandingAsync(Patient, Cancel)).ShouldBeOfType<StandingOutcome.Known>().Standing;
}

public sealed class SetRemindersOnSqlite() : SetRemindersTests(TestedDatabase.Sqlite);

public sealed class SetRemindersOnPostgres() : SetRemindersTests(TestedDatabase.Postgres);
