using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Practices;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats;

public abstract class OfferWeekTests(TestedDatabase on) : ReminderTest(on)
{
    private const string Brother = "I called my brother after a long silence.";

    // Of the first Sunday, at six in the evening in Berlin.
    private const string Sunday = "2026-03-08T17:00Z";

    [Fact(Timeout = Hanging)]
    public async Task It_says_that_the_week_is_ready_and_nothing_of_it_until_show_is_tapped()
    {
        await BeginWeekAsync();
        await GoToAsync("2026-03-08T16:59Z");
        Phone.Read.ShouldBeEmpty();

        await GoToAsync(Sunday);
        Phone.Read.ShouldBe([WeeklyTexts.Ready]);
        foreach (var told in (string[])["journal", "therap", "goal", "practice", "entr", "wrote", "brother"])
        {
            WeeklyTexts.Ready.ShouldNotContain(told);
        }
        await TapAsync(ReminderTexts.Show);

        Phone.Read[1].ShouldContain($"“{Brother}”");
        Phone.Read[1].ShouldEndWith(ChatTexts.WithoutAi);
    }

    [Fact(Timeout = Hanging)]
    public async Task While_an_urgent_alert_stands_it_does_not_come_and_show_says_the_fixed_words()
    {
        await BeginWeekAsync();
        await GoToAsync(Sunday);
        await WriteAsync(Urgent);
        Phone.Clear();
        await ComeAsync(Tap($"{ShowWeek.ShowTapped}2026-03-08"));
        Phone.Read.ShouldHaveSingleItem().ShouldNotContain("brother");
        Phone.Read[0].ShouldContain("emergency");
        Phone.Clear();

        await GoToAsync("2026-03-15T17:00Z");
        Phone.Read.ShouldNotContain(WeeklyTexts.Ready);

        await LiftAlertsAsync();
        await GoToAsync("2026-03-22T16:59Z");
        await WriteAsync(Brother);
        await GoToAsync("2026-03-22T17:00Z");

        Phone.Read[^1].ShouldBe(WeeklyTexts.Ready);
    }

    [Fact(Timeout = Hanging)]
    public async Task After_a_week_without_an_entry_nothing_is_said_and_the_calendar_goes_on()
    {
        await BeginWeekAsync();
        await GoToAsync(Sunday);
        Phone.Clear();

        await GoToAsync("2026-03-15T17:00Z");
        Phone.Read.ShouldBeEmpty();
        await GoToAsync("2026-03-20T12:00Z");
        await WriteAsync(Brother);
        await GoToAsync("2026-03-22T17:00Z");

        Phone.Read[^1].ShouldBe(WeeklyTexts.Ready);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_week_of_private_entries_is_offered_to_the_one_who_wrote_them()
    {
        await BeginWeekAsync(words: null);
        await WriteAsync("Something for me alone.", isPrivate: true);

        await GoToAsync(Sunday);
        await TapAsync(ReminderTexts.Show);

        Phone.Read[0].ShouldBe(WeeklyTexts.Ready);
        Phone.Read[1].ShouldContain("You wrote once.");
        Phone.Read[1].ShouldNotContain("for me alone");
    }

    [Theory(Timeout = Hanging)]
    // An outage that ends on the day itself, in the night after it, on the second day; and one of ten weeks.
    [InlineData("2026-03-08T21:00Z", null)]
    [InlineData("2026-03-09T02:00Z", "2026-03-09T17:00Z")]
    [InlineData("2026-03-10T19:00Z", null)]
    [InlineData("2026-05-17T18:00Z", null)]
    public async Task After_an_outage_one_comes_and_by_day(string back, string? atItsHour)
    {
        await BeginWeekAsync();
        if (back.StartsWith("2026-05", StringComparison.Ordinal))
        {
            Ground.Clock.SetUtcNow(At("2026-05-16T12:00Z").ToDateTimeOffset());
            await RecordAsync(Brother);
        }

        await GoToAsync(back);
        if (atItsHour is not null)
        {
            Phone.Read.ShouldBeEmpty();
            await GoToAsync(atItsHour);
        }
        await WorkAsync();

        Phone.Read.Count(t => t == WeeklyTexts.Ready).ShouldBe(1);
        (await PlannedWeeksAsync()).ShouldHaveSingleItem().InZone(Berlin).DayOfWeek.ShouldBe(IsoDayOfWeek.Sunday);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_late_by_three_days_waits_for_the_next_week()
    {
        await BeginWeekAsync();

        await GoToAsync("2026-03-11T19:00Z");

        Phone.Read.ShouldBeEmpty();
        (await PlannedWeeksAsync()).ShouldHaveSingleItem().ShouldBe(At("2026-03-15T17:00Z"));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_the_channel_could_not_bring_that_day_is_not_brought_in_the_night()
    {
        await BeginWeekAsync();
        Phone.OnTheWay = _ => new SendOutcome.NotNow("Away", Duration.FromHours(8));
        await GoToAsync(Sunday);
        Phone.OnTheWay = _ => null;

        await GoToAsync("2026-03-09T01:00Z");

        Phone.Read.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_is_writing_just_then_is_not_interrupted()
    {
        await BeginWeekAsync();
        await GoToAsync("2026-03-08T16:58Z");
        await SayAsync("I am still in the middle of it.");

        await GoToAsync(Sunday);
        Phone.Read.ShouldNotContain(WeeklyTexts.Ready);
        await TapAsync(ChatTexts.Done);
        await GoToAsync("2026-03-08T17:15Z");

        Phone.Read[^1].ShouldBe(WeeklyTexts.Ready);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("paused")]
    [InlineData("ended")]
    [InlineData("keeping")]
    [InlineData("telegram")]
    [InlineData("blocked")]
    [InlineData("unlinked")]
    [InlineData("unconfirmed")]
    [InlineData("erasing")]
    public async Task Where_nothing_may_be_said_the_calendar_goes_on_in_silence(string why)
    {
        await BeginWeekAsync(confirm: why != "unconfirmed");
        var kind = why == "keeping" ? ConsentKind.Keeping : ConsentKind.Telegram;
        var status = why == "paused" ? PatientStatus.Paused : PatientStatus.Ended;
        await (
            why switch
            {
                "keeping" or "telegram" => House
                    .Get<DecideConsent>()
                    .RunAsync(Therapist, Patient, kind, give: false, Cancel),
                "blocked" => ComeAsync(Other(ChatMessageKind.Blocked)),
                "unlinked" => House.Get<LinkedChat>().UnlinkAsync(Therapist, Patient, Cancel),
                "unconfirmed" or "erasing" => Task.CompletedTask,
                _ => House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, status, Cancel),
            }
        );
        if (why == "erasing")
        {
            await GoToAsync("2026-03-06T10:00Z");
            await House.Get<AskForErasure>().RunAsync(Therapist, Patient, Cancel);
        }
        Phone.Clear();

        await GoToAsync(Sunday);

        Phone.Read.ShouldNotContain(WeeklyTexts.Ready);
        (await PlannedWeeksAsync()).ShouldHaveSingleItem().ShouldBe(At("2026-03-15T17:00Z"));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_day_that_is_moved_and_another_phone_bring_no_second_one()
    {
        await BeginWeekAsync();
        await GoToAsync(Sunday);
        await LinkAsync();
        await SetWeeklyAsync("mon 9:00");

        await GoToAsync("2026-03-09T08:00Z");
        Phone.Read.ShouldBeEmpty();
        await GoToAsync("2026-03-14T12:00Z");
        await WriteAsync(Brother);
        Phone.Clear();
        await GoToAsync("2026-03-16T08:00Z");

        Phone.Read.ShouldBe([WeeklyTexts.Ready]);
    }

    [Theory(Timeout = Hanging)]
    // Six in the evening before and after the night in which clocks change.
    [InlineData("Europe/Berlin", "2026-03-22T17:00Z", "2026-03-29T16:00Z")]
    [InlineData("America/New_York", "2026-03-08T22:00Z", "2026-03-15T22:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-03-29T07:00Z", "2026-04-05T07:30Z")]
    public async Task Over_a_night_of_another_length_it_comes_at_the_hour_of_their_own_clock(
        string zone,
        string first,
        string second
    )
    {
        await BeginWeekAsync();
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "timezone", zone, Cancel);
        foreach (var time in (string[])[first, second])
        {
            await GoToAsync(At(time) - Duration.FromMinutes(1));
            await WriteAsync(Brother);
            Phone.Clear();
            await WorkAsync();
            Phone.Read.ShouldBeEmpty();

            await GoToAsync(time);

            Phone.Read.ShouldBe([WeeklyTexts.Ready]);
        }
        (await PlannedWeeksAsync()).Count.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_workers_at_once_and_a_step_that_runs_twice_offer_it_once()
    {
        await BeginWeekAsync();
        var other = await AnotherProcessAsync();
        Ground.Clock.SetUtcNow(At(Sunday).ToDateTimeOffset());
        var item = await House.LookAsync(db =>
            db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == nameof(OfferWeek), Cancel)
        );
        var step = House.Get<IEnumerable<IWorkStep>>().Single(s => s.Name == nameof(OfferWeek));
        var late = await step.RunAsync(item, Cancel);

        await Task.WhenAll(WorkAsync(), other.Get<Worker>().RunUntilIdleAsync(Cancel));
        await Should.ThrowAsync<ConversationMovedException>(() =>
            House.SaveAsync(late.ShouldBeOfType<StepResult.Done>().Save!)
        );
        await WorkAsync();

        Phone.Read.ShouldBe([WeeklyTexts.Ready]);
        (await PlannedWeeksAsync()).Count.ShouldBe(1);
    }

    private static DateTimeZone Berlin => DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private async Task BeginWeekAsync(bool confirm = true, string? words = Brother)
    {
        await BeginAsync("off", confirm);
        await SetWeeklyAsync("sun 18:00");
        if (words is not null)
        {
            await GoToAsync("2026-03-05T12:00Z");
            await WriteAsync(words);
        }
        Phone.Clear();
    }

    private async Task SetWeeklyAsync(string weekly) =>
        (
            await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "weekly", weekly, Cancel)
        ).ShouldBeOfType<ChangePatientOutcome.Changed>();

    private async Task<IReadOnlyList<Instant>> PlannedWeeksAsync() =>
        [
            .. (
                await House.LookAsync(db =>
                    db.WorkItems.Where(w => w.Kind == nameof(OfferWeek)).Select(w => w.Due).ToListAsync(Cancel)
                )
            ).Select(Instant.FromUnixTimeMilliseconds),
        ];
}

public sealed class OfferWeekOnSqlite() : OfferWeekTests(TestedDatabase.Sqlite);

public sealed class OfferWeekOnPostgres() : OfferWeekTests(TestedDatabase.Postgres);
