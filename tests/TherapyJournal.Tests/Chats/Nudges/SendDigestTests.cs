using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

public abstract class SendDigestTests(TestedDatabase on) : NudgeTest(on)
{
    private const string None = "Your week: no entries.";

    // Of the second week, at eight in the morning in Berlin.
    private const string Monday = "2026-03-09T07:00Z";

    [Fact(Timeout = Hanging)]
    public async Task It_comes_once_a_week_at_its_hour_in_numbers_that_name_nobody()
    {
        await BeginAsync();
        await WriteAsync(Calm);
        await WriteAsync(Wish);
        await House.InsertAsync(Patient, new PatientRequest(), new PatientRequestContent(PatientRequestKind.Call, 0));
        await InboxAsync();
        Phone.Clear();
        await GoToAsync("2026-03-09T06:59Z");
        Read.ShouldBeEmpty();

        await GoToAsync(Monday);
        Read.ShouldBe(["Your week: 2 entries of 1 patient, 1 request waits."]);
        Phone.In(Hers)[0].Buttons.ShouldBeEmpty("all of it was read");
        await GoToAsync("2026-03-16T06:59Z");
        Read.Count.ShouldBe(1);
        await GoToAsync("2026-03-16T07:00Z");

        Read[1].ShouldBe("Your week: no entries, 1 request waits.");
    }

    [Fact(Timeout = Hanging)]
    public async Task It_stays_in_numbers_also_where_the_practice_lets_the_short_text_into_the_chat()
    {
        await BeginAsync();
        await SetPracticeAsync("nudge-text", "on");
        await WriteAsync(Calm);
        Phone.Clear();

        await GoToAsync(Monday);

        Read.ShouldBe(["Your week: 1 entry of 1 patient."]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Open_shows_what_was_told_and_never_opened_one_after_the_other_as_a_push_does()
    {
        await BeginAsync();
        var first = await WriteAsync(Calm);
        var second = await WriteAsync(Wish);
        await GoToAsync("2026-03-04T10:00Z");
        var seen = await WriteAsync("I slept well for once.");
        await House.Get<ReadInbox>().OfEntryAsync(Therapist, Patient, seen, Cancel);
        Phone.Clear();
        await GoToAsync(Monday);

        await TapAsync(TherapistTexts.Open);
        Read.ShouldHaveSingleItem().ShouldContain(await ShortTextAsync(first));
        await TapAsync(TherapistTexts.Acknowledge);
        Read[0].ShouldBe($"{TherapistTexts.Acknowledged}\n\nOne more entry.");
        await TapAsync(TherapistTexts.Open);
        Read[0].ShouldContain(await ShortTextAsync(second));
        await TapAsync(TherapistTexts.Hide);

        Read[0].ShouldBe(TherapistTexts.Hidden);
        (await InboxItemAsync(first)).IsNew.ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task Left_alone_what_was_opened_goes_after_ten_minutes_and_the_rest_can_still_be_opened()
    {
        await BeginAsync();
        await WriteAsync(Calm);
        var second = await WriteAsync(Wish);
        Phone.Clear();
        await GoToAsync(Monday);
        var open = HerTap(TherapistTexts.Open);
        await ComeAsync(open);
        await ComeAsync(open with { Delivery = "a finger that slipped" });

        await GoToAsync("2026-03-09T07:10Z");
        Read.ShouldBe([$"{TherapistTexts.Hidden}\n\nOne more entry."]);
        await TapAsync(TherapistTexts.Open);

        Read.ShouldHaveSingleItem().ShouldContain(await ShortTextAsync(second));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_stands_open_in_a_push_and_in_the_digest_goes_out_of_both()
    {
        await BeginAsync();
        await SetAsync("17:00");
        var first = await WriteAsync(Calm);
        var second = await WriteAsync(Wish);
        await GoToAsync("2026-03-02T16:00Z");
        var push = HerTap(TherapistTexts.Open);
        await GoToAsync(Monday);
        await TapAsync(TherapistTexts.Open);
        await ComeAsync(push);
        Read[0].ShouldContain(await ShortTextAsync(second));
        Read[1].ShouldContain(await ShortTextAsync(first));

        await GoToAsync("2026-03-09T07:10Z");

        Read.ShouldBe([TherapistTexts.Hidden, TherapistTexts.Hidden]);
    }

    [Theory(Timeout = Hanging)]
    // Quiet until seven, by clocks that change in that night or in none.
    [InlineData("mon 6:00", "2026-03-30T04:59Z", "2026-03-30T05:00Z")]
    [InlineData("sun 6:00", "2026-03-29T04:59Z", "2026-03-29T05:00Z")]
    [InlineData("sun 23:30", "2026-03-30T04:59Z", "2026-03-30T05:00Z")]
    public async Task Quiet_hours_hold_it_until_they_end(string plan, string before, string end)
    {
        await BeginAsync("off");
        await SetAsync("at-once", quiet: "22:00-07:00");
        await GoToAsync("2026-03-27T12:00Z");
        await SetDigestAsync(plan);

        await GoToAsync(before);
        Read.ShouldBeEmpty();
        await GoToAsync(end);
        Read.ShouldBe([None]);
        await GoToAsync("2026-04-02T12:00Z");

        Read.Count.ShouldBe(1);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("Europe/Berlin", "2026-03-23T07:00Z", "2026-03-30T06:00Z")]
    [InlineData("America/New_York", "2026-10-26T12:00Z", "2026-11-02T13:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-03-29T21:00Z", "2026-04-05T21:30Z")]
    public async Task Over_a_night_of_another_length_it_comes_at_the_hour_of_their_own_clock(
        string zone,
        string first,
        string second
    )
    {
        await BeginAsync();
        await SetAsync("at-once", zone: zone);
        await GoToAsync(At(first) - Duration.FromDays(3));
        Phone.Clear();
        foreach (var time in (string[])[first, second])
        {
            await GoToAsync(At(time) - Duration.FromMinutes(1));
            Read.ShouldBeEmpty();

            await GoToAsync(time);

            Read.ShouldBe([None]);
            Phone.Clear();
        }
    }

    [Theory(Timeout = Hanging)]
    [InlineData("2026-03-10T20:00Z", 1)]
    [InlineData("2026-03-12T20:00Z", 0)]
    [InlineData("2026-05-18T20:00Z", 1)]
    public async Task After_an_outage_one_comes_or_none_where_it_is_too_late(string back, int times)
    {
        await BeginAsync();

        await GoToAsync(back);
        await WorkAsync();

        Read.Count.ShouldBe(times);
        (await PlannedAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_has_no_chat_or_blocked_it_or_switched_it_off_is_told_nothing()
    {
        await SetDigestAsync("mon 8:00");
        await GoToAsync(Monday);
        Phone.Read.ShouldBeEmpty();
        await LinkTherapistAsync();
        await ComeAsync(Other(ChatMessageKind.Blocked) with { From = Hers });
        await GoToAsync("2026-03-16T08:00Z");
        Read.ShouldBeEmpty();
        await ComeAsync(Other(ChatMessageKind.Unblocked) with { From = Hers });
        await SetDigestAsync("off");
        await GoToAsync("2026-03-23T08:00Z");

        Read.ShouldBeEmpty();
        (await PlannedAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_day_that_is_moved_brings_no_second_one_and_what_waited_for_the_earlier_plan_does_nothing()
    {
        await BeginAsync();
        await SetDigestAsync("mon 10:00");
        await GoToAsync(Monday);
        Read.ShouldBeEmpty();
        await GoToAsync("2026-03-09T09:00Z");
        await SetDigestAsync("tue 8:00");
        await GoToAsync("2026-03-10T07:00Z");
        Read.Count.ShouldBe(1);

        await GoToAsync("2026-03-17T07:00Z");

        Read.Count.ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_workers_at_once_tell_it_once_and_an_answer_that_was_lost_does_not_repeat_it()
    {
        await BeginAsync();
        var other = await AnotherProcessAsync();
        Phone.OnTheWay = _ => new SendOutcome.Unsure();
        Ground.Clock.SetUtcNow(At(Monday).ToDateTimeOffset());

        await Task.WhenAll(WorkAsync(), other.Get<Worker>().RunUntilIdleAsync(Cancel));
        await GoToAsync("2026-03-11T07:00Z");

        Read.Count.ShouldBe(1);
        (await PlannedAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_worker_that_was_paused_after_sending_has_it_sent_by_no_other()
    {
        await BeginAsync();
        Ground.Clock.SetUtcNow(At(Monday).ToDateTimeOffset());
        var item = await House.LookAsync(db =>
            db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == nameof(SendDigest), Cancel)
        );
        var step = House.Get<IEnumerable<IWorkStep>>().Single(s => s.Name == nameof(SendDigest));

        // Its end is never saved, so that another takes the work up.
        await step.RunAsync(item, Cancel);
        await WorkAsync();

        Read.Count.ShouldBe(1);
        (await PlannedAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_channel_that_is_away_parks_nothing_and_it_comes_later()
    {
        await BeginAsync();
        Phone.OnTheWay = _ => new SendOutcome.NotNow("Away");
        await GoToAsync(Monday);
        await GoToAsync("2026-03-09T08:00Z");
        Phone.OnTheWay = _ => null;

        await GoToAsync("2026-03-09T09:00Z");

        Read.Count.ShouldBe(1);
        (await House.LookAsync(db => db.WorkItems.AnyAsync(w => w.Due == WorkQueue.Parked, Cancel))).ShouldBeFalse();
    }

    private async Task BeginAsync(string digest = "mon 8:00")
    {
        await LinkTherapistAsync();
        await SetAsync("at-once");
        await SetDigestAsync(digest);
    }

    private async Task SetDigestAsync(string digest) =>
        (await Change.SetDigestAsync(Who, digest, Cancel)).ShouldBeOfType<ChangeTherapistOutcome.Changed>();

    private Task GoToAsync(Instant time)
    {
        Ground.Clock.SetUtcNow(time.ToDateTimeOffset());
        return WorkAsync();
    }

    private Task<int> PlannedAsync() =>
        House.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == nameof(SendDigest), Cancel));
}

public sealed class SendDigestOnSqlite() : SendDigestTests(TestedDatabase.Sqlite);

public sealed class SendDigestOnPostgres() : SendDigestTests(TestedDatabase.Postgres);
