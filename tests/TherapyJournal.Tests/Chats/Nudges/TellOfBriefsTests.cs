using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Chats;
using TherapyJournal.Chats.Nudges;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Chats.Nudges;

public abstract class TellOfBriefsTests(TestedDatabase on) : BriefTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task It_is_told_once_in_the_evening_before_and_names_nobody()
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        await WriteAsync(Calm);
        Phone.Clear();
        await GoToAsync("2026-03-09T16:59Z");
        Read.ShouldBeEmpty();

        await GoToAsync(Evening);
        Read.ShouldBe([Tomorrow]);
        Phone.In(Hers)[0].Buttons.ShouldBeEmpty();
        await GoToAsync("2026-03-10T12:00Z");

        Read.Count.ShouldBe(1);
        (await WaitingAsync()).ShouldBe(0);
        var reading = (await House.Get<AccessRecord>().ReadAsync(Patient, Cancel)).Lines[^1];
        (reading.ReaderKind, reading.Purpose).ShouldBe(
            ("assistant", nameof(Purpose.ReadSessions)),
            "it is on record, and no entry was opened"
        );
    }

    [Theory(Timeout = Hanging)]
    // After the evening before: two hours before it, or not at all, since whoever notes it so late knows.
    [InlineData("2026-03-09T19:00Z", Tuesday, "2026-03-10T07:00Z", "The brief for today, 10:00, is ready.")]
    [InlineData("2026-03-10T07:30Z", Tuesday, null, null)]
    [InlineData("2026-03-09T19:00Z", "2026-03-10", null, null)]
    // One without an hour.
    [InlineData("2026-03-05T19:00Z", "2026-03-10", Evening, "The brief for tomorrow is ready.")]
    // Over a night in which clocks change.
    [InlineData(
        "2026-03-20T09:00Z",
        "2026-03-29T10:00",
        "2026-03-28T17:00Z",
        "The brief for tomorrow, 10:00, is ready."
    )]
    [InlineData(
        "2026-03-20T09:00Z",
        "2026-03-30T10:00",
        "2026-03-29T16:00Z",
        "The brief for tomorrow, 10:00, is ready."
    )]
    public async Task When_it_is_told_depends_on_when_the_session_was_noted(
        string noted,
        string session,
        string? due,
        string? said
    )
    {
        await BeginAsync();
        await GoToAsync(noted);
        await NoteAsync(session);
        if (due is not null)
        {
            await GoToAsync(At(due) - Duration.FromMinutes(1));
            Read.ShouldBeEmpty();
            await GoToAsync(due);
        }
        await GoToAsync("2026-04-02T12:00Z");

        Read.ShouldBe(said is null ? [] : [said + Shown]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Those_of_one_evening_come_together_by_the_therapists_own_clock()
    {
        await BeginAsync();
        var second = await House.AddPatientAsync(Therapist.Id);
        await House.Get<ChangePatient>().SetAsync(Therapist, second, "timezone", "America/New_York", Cancel);
        await NoteAsync(Tuesday);
        await NoteAsync("2026-03-10");
        // Three in the afternoon in Berlin; New York is on summer time already.
        await House.Get<NoteTherapySession>().RunAsync(Therapist, second, "2026-03-10T10:00", Cancel);

        await GoToAsync(Evening);
        await WorkAsync();

        Read.ShouldBe([$"The briefs for tomorrow are ready: without an hour, 10:00, 15:00.{Shown}"]);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("17:00-08:00", "2026-03-10T07:00Z", "The brief for today, 10:00, is ready.")]
    [InlineData("17:00-10:00", "2026-03-11T07:00Z", null)]
    public async Task Quiet_hours_hold_it_and_after_the_session_has_begun_it_is_too_late(
        string quiet,
        string then,
        string? said
    )
    {
        await BeginAsync();
        await SetAsync("at-once", quiet);
        await NoteAsync(Tuesday);
        await GoToAsync(Evening);
        Read.ShouldBeEmpty();

        await GoToAsync(then);

        Read.ShouldBe(said is null ? [] : [said + Shown]);
        (await WaitingAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_session_that_is_moved_is_told_of_for_its_new_time_and_again_where_it_was_told_before()
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        await MoveAsync("2026-03-12T11:30");
        await GoToAsync("2026-03-10T12:00Z");
        Read.ShouldBeEmpty();
        await GoToAsync("2026-03-11T17:00Z");
        Read.ShouldBe([$"The brief for tomorrow, 11:30, is ready.{Shown}"]);

        await MoveAsync("2026-03-13T09:00");
        await GoToAsync("2026-03-12T17:00Z");

        Read.Count.ShouldBe(2);
        Read[1].ShouldStartWith("The brief for tomorrow, 09:00");
        (await WaitingAsync()).ShouldBe(0);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("16:00", "2026-03-09T15:00Z")]
    [InlineData("20:00", "2026-03-09T19:00Z")]
    public async Task Another_hour_holds_for_what_waits_too(string hour, string due)
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        await Change.SetBriefsAsync(Who, hour, Cancel);
        await GoToAsync(At(due) - Duration.FromMinutes(1));
        Read.ShouldBeEmpty();

        await GoToAsync(due);
        Read.ShouldBe([Tomorrow]);
        await GoToAsync("2026-03-10T07:00Z");

        Read.Count.ShouldBe(1);
        (await WaitingAsync()).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_workers_at_once_tell_it_once_and_an_answer_that_was_lost_does_not_repeat_it()
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        var other = await AnotherProcessAsync();
        Phone.OnTheWay = _ => new SendOutcome.Unsure();
        Ground.Clock.SetUtcNow(At(Evening).ToDateTimeOffset());

        await Task.WhenAll(WorkAsync(), other.Get<Worker>().RunUntilIdleAsync(Cancel));
        await GoToAsync("2026-03-10T07:00Z");

        Read.Count.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_worker_that_was_paused_after_sending_has_it_sent_by_no_other()
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        Ground.Clock.SetUtcNow(At(Evening).ToDateTimeOffset());
        var item = await House.LookAsync(db =>
            db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == nameof(TellOfBriefs), Cancel)
        );
        var step = House.Get<IEnumerable<IWorkStep>>().Single(s => s.Name == nameof(TellOfBriefs));

        // Its end is never saved, so that another takes the work up.
        await step.RunAsync(item, Cancel);
        await WorkAsync();

        Read.Count.ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_channel_that_is_away_parks_nothing_multiplies_nothing_and_it_comes_later()
    {
        await BeginAsync();
        await NoteAsync(Tuesday);
        await NoteAsync("2026-03-10T16:00");
        Phone.OnTheWay = _ => new SendOutcome.NotNow("Away");
        await GoToAsync(Evening);
        await GoToAsync("2026-03-09T17:30Z");
        (await WaitingAsync()).ShouldBe(2);
        Phone.OnTheWay = _ => null;

        await GoToAsync("2026-03-09T18:00Z");
        await GoToAsync("2026-03-09T19:00Z");

        Read.ShouldBe([$"The briefs for tomorrow are ready: 10:00, 16:00.{Shown}"]);
        (await WaitingAsync()).ShouldBe(0);
    }
}

public sealed class TellOfBriefsOnSqlite() : TellOfBriefsTests(TestedDatabase.Sqlite);

public sealed class TellOfBriefsOnPostgres() : TellOfBriefsTests(TestedDatabase.Postgres);
