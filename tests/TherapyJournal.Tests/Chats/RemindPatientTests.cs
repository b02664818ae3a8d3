using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class RemindPatientTests(TestedDatabase on) : ReminderTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task It_comes_at_the_planned_hour_and_names_nothing()
    {
        await BeginAsync("mon,wed 18:00");
        await GoToAsync("2026-03-02T16:59Z");
        Phone.Read.ShouldBeEmpty();

        await GoToAsync("2026-03-02T17:00Z");
        Phone.Read.ShouldBe([ReminderTexts.Reminder]);
        foreach (var told in (string[])["journal", "therap", "goal", "practice", "entry"])
        {
            ReminderTexts.Reminder.ShouldNotContain(told);
        }
        await GoToAsync("2026-03-04T16:59Z");
        Phone.Read.Count.ShouldBe(1);
        await GoToAsync("2026-03-04T17:00Z");
        Phone.Read.Count.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Show_brings_the_question_and_not_today_ends_the_day()
    {
        await BeginAsync("daily 18:00");
        await GoToAsync("2026-03-02T17:00Z");
        await TapAsync(ReminderTexts.Show);
        Phone.Read[1].ShouldEndWith(ChatTexts.WithoutAi);

        await ComeAsync(Tap(AskInChat.NotTodayTapped));
        await SetAsync("daily 20:00");
        await GoToAsync("2026-03-02T22:00Z");

        Phone.Read.Count(t => t == ReminderTexts.Reminder).ShouldBe(1);
        await GoToAsync("2026-03-03T19:00Z");
        Phone.Read[^1].ShouldBe(ReminderTexts.Reminder);
    }

    [Fact(Timeout = Hanging)]
    public async Task In_a_chat_that_nobody_has_confirmed_show_brings_a_question_that_tells_nothing()
    {
        await BeginAsync("daily 18:00", confirm: false);
        await GoToAsync("2026-03-02T17:00Z");

        await TapAsync(ReminderTexts.Show);

        Phone.Read.ShouldBe([ReminderTexts.Reminder, ChatTexts.AskUnconfirmed]);
    }

    [Fact(Timeout = Hanging)]
    public async Task After_an_outage_of_days_there_is_one_for_today_and_none_for_the_days_before()
    {
        await BeginAsync("daily 18:00");

        await GoToAsync("2026-03-06T20:00Z");
        Phone.Read.ShouldBe([ReminderTexts.Reminder]);
        await WorkAsync();

        Phone.Read.Count.ShouldBe(1);
        (await PlannedAsync()).ShouldHaveSingleItem().ShouldBe(At("2026-03-07T17:00Z"));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_was_due_on_a_day_that_is_over_is_not_said()
    {
        await BeginAsync("mon 18:00");

        // A quarter past midnight where they live.
        await GoToAsync("2026-03-02T23:15Z");

        Phone.Read.ShouldBeEmpty();
        (await PlannedAsync()).ShouldHaveSingleItem().ShouldBe(At("2026-03-09T17:00Z"));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_the_channel_could_not_bring_that_day_is_not_brought_the_next()
    {
        await BeginAsync("daily 18:00");
        Phone.OnTheWay = _ => new SendOutcome.NotNow("Away", Duration.FromHours(30));
        await GoToAsync("2026-03-02T17:00Z");
        Phone.OnTheWay = _ => null;

        await GoToAsync("2026-03-03T23:30Z");

        Phone.Read.ShouldBeEmpty();
        (await House.LookAsync(db => db.Outbox.CountAsync(m => m.DeliveredAt == null, Cancel))).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_wrote_that_day_here_or_elsewhere_is_not_reminded()
    {
        await BeginAsync("daily 18:00");
        await WriteAsync(Calm);
        await GoToAsync("2026-03-02T17:00Z");
        Phone.Read.ShouldNotContain(ReminderTexts.Reminder);

        await GoToAsync("2026-03-03T08:00Z");
        await SayAsync("I slept badly.");
        await TapAsync(ChatTexts.Discard);
        await GoToAsync("2026-03-03T17:00Z");
        Phone.Read.ShouldNotContain(ReminderTexts.Reminder);

        await GoToAsync("2026-03-04T17:00Z");
        Phone.Read[^1].ShouldBe(ReminderTexts.Reminder);
    }

    [Fact(Timeout = Hanging)]
    public async Task While_an_urgent_alert_stands_nobody_is_reminded()
    {
        await BeginAsync("daily 18:00");
        await WriteAsync(Urgent);
        await GoToAsync("2026-03-03T17:00Z");
        Phone.Read.ShouldNotContain(ReminderTexts.Reminder);

        await LiftAlertsAsync();
        await GoToAsync("2026-03-04T17:00Z");

        Phone.Read[^1].ShouldBe(ReminderTexts.Reminder);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("paused")]
    [InlineData("ended")]
    [InlineData("consent")]
    [InlineData("blocked")]
    [InlineData("unlinked")]
    [InlineData("erasing")]
    public async Task Where_nothing_may_be_said_the_calendar_goes_on_in_silence(string why)
    {
        await BeginAsync("daily 18:00");
        var status = why == "paused" ? PatientStatus.Paused : PatientStatus.Ended;
        switch (why)
        {
            case "consent":
                await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Telegram, false, Cancel);
                break;
            case "blocked":
                await ComeAsync(Other(ChatMessageKind.Blocked));
                break;
            case "erasing":
                await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
                break;
            case "unlinked":
                await House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel);
                break;
            default:
                await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, status, Cancel);
                break;
        }

        await GoToAsync("2026-03-02T17:00Z");

        Phone.Read.ShouldBeEmpty();
        (await PlannedAsync()).ShouldHaveSingleItem().ShouldBe(At("2026-03-03T17:00Z"));
        if (why is "blocked" or "erasing")
        {
            await ComeAsync(Other(ChatMessageKind.Unblocked));
            await House.Get<CallOffErasure>().RunAsync(Therapist, Patient, Cancel);
            await GoToAsync("2026-03-03T17:00Z");
            Phone.Read.ShouldBe([ReminderTexts.Reminder]);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task Unanswered_they_become_fewer_until_anything_is_heard()
    {
        await BeginAsync("daily 18:00");
        for (var days = 0; days < 7; days++)
        {
            await GoToAsync(At("2026-03-02T17:00Z") + Duration.FromDays(days));
        }
        // Mon, Tue, Thu, Sat.
        Phone.Read.Count.ShouldBe(4);

        await SayAsync("👍");
        Phone.Clear();
        await GoToAsync("2026-03-09T17:00Z");
        await GoToAsync("2026-03-10T17:00Z");

        Phone.Read.ShouldBe([ReminderTexts.Reminder, ReminderTexts.Reminder]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_phone_does_not_bring_the_same_date_again()
    {
        await BeginAsync("daily 18:00");
        await GoToAsync("2026-03-02T17:00Z");
        await LinkAsync();

        await SetAsync("daily 20:00");
        await GoToAsync("2026-03-02T19:00Z");

        Phone.Read.ShouldBeEmpty();
        await GoToAsync("2026-03-03T19:00Z");
        Phone.Read.ShouldBe([ReminderTexts.Reminder]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_step_that_runs_twice_reminds_once()
    {
        await BeginAsync("daily 18:00");
        Ground.Clock.SetUtcNow(At("2026-03-02T17:00Z").ToDateTimeOffset());
        var item = await House.LookAsync(db =>
            db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == nameof(RemindPatient), Cancel)
        );
        var step = House.Get<IEnumerable<IWorkStep>>().Single(s => s.Name == nameof(RemindPatient));
        var (one, other) = (await step.RunAsync(item, Cancel), await step.RunAsync(item, Cancel));

        await House.SaveAsync(one.ShouldBeOfType<StepResult.Done>().Save!);
        await Should.ThrowAsync<ConversationMovedException>(() =>
            House.SaveAsync(other.ShouldBeOfType<StepResult.Done>().Save!)
        );
        // And as a worker runs it that comes after one that was killed before the end of the work was committed.
        await WorkAsync();

        Phone.Read.ShouldBe([ReminderTexts.Reminder]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_workers_at_once_remind_once()
    {
        await BeginAsync("daily 18:00");
        var other = await AnotherProcessAsync();
        Ground.Clock.SetUtcNow(At("2026-03-02T17:00Z").ToDateTimeOffset());

        await Task.WhenAll(WorkAsync(), other.Get<Worker>().RunUntilIdleAsync(Cancel));

        Phone.Read.ShouldBe([ReminderTexts.Reminder]);
        (await PlannedAsync()).Count.ShouldBe(1);
    }
}

public sealed class RemindPatientOnSqlite() : RemindPatientTests(TestedDatabase.Sqlite);

public sealed class RemindPatientOnPostgres() : RemindPatientTests(TestedDatabase.Postgres);
