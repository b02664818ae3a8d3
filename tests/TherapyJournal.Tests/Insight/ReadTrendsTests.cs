using NodaTime;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight;

/// <summary>The clock begins on a Monday, 2 March 2026, at nine.</summary>
public abstract class ReadTrendsTests(TestedDatabase on) : TrendsTest(on)
{
    [Fact]
    public async Task Weeks_begin_and_hours_strike_by_the_patients_clock_also_where_clocks_change()
    {
        await InZoneAsync("Europe/Berlin");
        // Clocks go forward on Sunday, 29 March: a minute before and after the Monday that follows, and the one before it.
        await WriteAsync(
            "2026-03-22T22:59:00Z",
            "2026-03-22T23:00:00Z",
            "2026-03-29T21:59:00Z",
            "2026-03-29T22:00:00Z"
        );
        PassTo("2026-04-07T09:00:00Z");

        var trends = await ReadAsync(weeks: 8);

        Weeks(trends).ShouldBe([(16, 1), (23, 2), (30, 1), (6, 0)]);
        trends.Hours.Numbers.Where(h => h.Entries > 0).ShouldBe([new(23, 2), new(0, 2)]);
        trends.Hours.Numbers.Select(h => h.Hour).ShouldBe([.. Enumerable.Range(4, 20), 0, 1, 2, 3]);
        (trends.From, trends.Today).ShouldBe((new LocalDate(2026, 3, 16), new LocalDate(2026, 4, 7)));
    }

    [Fact]
    public async Task The_same_instants_fall_into_other_weeks_for_somebody_who_lives_elsewhere()
    {
        await InZoneAsync("America/Los_Angeles");
        Pass(TimeSpan.FromDays(36));
        await DateAsync("2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z");

        Weeks(await ReadAsync(weeks: 8)).ShouldBe([(16, 1), (23, 1), (30, 0), (6, 0)]);
    }

    [Fact]
    public async Task Of_what_is_private_or_taken_back_no_week_and_no_hour_is_told()
    {
        Pass(TimeSpan.FromDays(60));
        var hidden = await RecordAsync("This is for nobody's eyes.", isPrivate: true);
        await House
            .Get<RecordEntry>()
            .RunAsync(NewEntry(Calm) with { IsPrivate = true, At = At("2026-03-03T03:00:00Z") }, Cancel);
        var gone = await RecordAsync(Wish);
        await House.Get<TakeBackEntry>().RunAsync(Patient, gone, Cancel);

        var trends = await ReadAsync(weeks: null);

        Weeks(trends).ShouldBe([(27, 0)]);
        trends.Hours.Numbers.ShouldBeEmpty();
        (trends.Private, trends.Weeks.Sentence).ShouldBe((2, "No entry was shared in these weeks."));

        await House.Get<EditEntry>().ShareAsync(Patient, hidden, Cancel);
        Weeks(await ReadAsync(weeks: null)).ShouldBe([(27, 1)]);
    }

    [Fact]
    public async Task Of_some_weeks_the_number_of_private_entries_is_that_of_all_since_another_would_tell_when()
    {
        await RecordAsync(Calm, isPrivate: true);
        Pass(TimeSpan.FromDays(200));

        (await ReadAsync(weeks: 8)).Private.ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_journal_has_the_week_that_is_running_and_says_so()
    {
        var trends = await ReadAsync(weeks: 26);

        Weeks(trends).ShouldBe([(2, 0)]);
        trends.Moods.ShouldSatisfyAllConditions(
            m => m.Numbers.ShouldBeEmpty(),
            m => m.Sentence.ShouldBe("No mood was recorded in these weeks.")
        );
        trends.Goals.ShouldBeEmpty();
        trends.Hours.Sentence.ShouldBe("No entry was shared in these weeks.");
    }

    [Fact]
    public async Task One_entry_is_one_entry_and_too_few_to_say_more()
    {
        await RecordAsync(Calm);

        var trends = await ReadAsync(weeks: 8);

        Weeks(trends).ShouldBe([(2, 1)]);
        trends.Weeks.Sentence.ShouldBe("1 entry this week: too few entries to say more.");
        trends.Hours.Sentence.ShouldBe("1 entry: too few entries to say at which time of day.");
    }

    [Fact]
    public async Task What_was_dated_by_hand_more_than_an_hour_back_counts_in_its_week_and_towards_no_hour()
    {
        Pass(TimeSpan.FromDays(1));
        await RecordAsync(Calm);
        await DateAsync("2026-03-02T12:00:00Z", "2026-03-03T07:59:59Z", "2026-03-03T08:00:00Z");

        var trends = await ReadAsync(weeks: 8);

        Weeks(trends).ShouldBe([(2, 4)]);
        trends.Hours.Numbers.Sum(h => h.Entries).ShouldBe(2);
        trends.Hours.Sentence.ShouldBe(
            "2 entries: too few entries to say at which time of day. "
                + "2 more entries, dated by hand or taken over, count towards no hour."
        );
    }

    [Fact]
    public async Task Where_every_entry_was_dated_by_hand_there_is_no_hour_to_show()
    {
        Pass(TimeSpan.FromDays(1));
        await DateAsync("2026-03-02T12:00:00Z");

        var trends = await ReadAsync(weeks: 8);

        Weeks(trends).ShouldBe([(2, 1)]);
        trends.Hours.Numbers.ShouldBeEmpty();
        trends.Hours.Sentence.ShouldBe("1 entry, dated by hand or taken over, counts towards no hour.");
    }

    [Theory]
    [InlineData("telegram", "2026-03-03T06:00:00Z", 1)]
    [InlineData("voice", "2026-03-03T06:00:00Z", 1)]
    [InlineData("prototype", "2026-03-03T06:00:00Z", 0)]
    [InlineData("prototype", "2026-03-03T09:00:00Z", 0)]
    public async Task A_message_bears_its_own_hour_and_what_was_taken_over_none(string source, string at, int counted)
    {
        Pass(TimeSpan.FromDays(1));
        await TryRecordAsync(NewEntry(Calm) with { At = At(at), Source = source });

        var trends = await ReadAsync(weeks: 8);

        Weeks(trends).ShouldBe([(2, 1)]);
        trends.Hours.Numbers.Sum(h => h.Entries).ShouldBe(counted);
    }

    [Theory]
    [InlineData("2026-03-02T12:00:00Z", "8 in the four before.")]
    [InlineData("2026-03-03T12:00:00Z", "too few whole weeks to compare.")]
    public async Task The_week_of_the_very_first_entry_is_compared_where_that_was_written_on_its_monday(
        string first,
        string said
    )
    {
        Pass(TimeSpan.FromDays(57));
        await DateAsync([.. Enumerable.Repeat(first, 8)]);

        (await ReadAsync(weeks: 8)).Weeks.Sentence.ShouldEndWith(said);
    }

    [Fact]
    public async Task An_entry_a_little_ahead_in_a_week_that_has_not_begun_leaves_the_week_that_is_running()
    {
        await InZoneAsync("Europe/London");
        PassTo("2026-03-08T23:59:00Z");
        await DateAsync("2026-03-09T00:00:30Z");

        Weeks(await ReadAsync(weeks: 8)).ShouldBe([(2, 0)]);

        Pass(TimeSpan.FromMinutes(2));
        Weeks(await ReadAsync(weeks: 8)).ShouldBe([(9, 1)]);
    }

    [Fact]
    public async Task Weeks_outside_those_that_are_asked_for_count_towards_nothing()
    {
        await RecordAsync(Calm);
        await House.Get<RecordMeasure>().MoodAsync(Therapist, Patient, 3, Cancel);
        Pass(TimeSpan.FromDays(70));
        await RecordAsync(Calm);

        var trends = await ReadAsync(weeks: 8);
        var all = await ReadAsync(weeks: null);

        (trends.Weeks.Numbers.Count, trends.Weeks.Numbers.Sum(w => w.Entries), trends.Moods.Numbers.Count).ShouldBe(
            (9, 1, 0)
        );
        (all.Weeks.Numbers.Count, all.Weeks.Numbers.Sum(w => w.Entries), all.Moods.Numbers.Count).ShouldBe((11, 2, 1));
        all.From.ShouldBe(Begin);
    }

    [Fact]
    public async Task An_entry_about_long_ago_makes_no_thousand_empty_weeks()
    {
        await DateAsync("1950-01-01T12:00:00Z");

        (await ReadAsync(weeks: null)).Weeks.Numbers.Count.ShouldBe(521);
    }

    [Fact]
    public async Task Ratings_stand_by_mood_and_goal_and_what_happened_beside_them()
    {
        var goals = House.Get<ChangeGoal>();
        var rate = House.Get<RecordMeasure>();
        var walk = await AddGoalAsync("Walk by the river");
        var sleep = await AddGoalAsync("Sleep through");
        await AddGoalAsync("Never rated");
        await rate.MoodAsync(Therapist, Patient, 4, Cancel);
        await rate.GoalAsync(Therapist, Patient, walk.Id, 2, Cancel);
        await rate.GoalAsync(Therapist, Patient, sleep.Id, 1, Cancel);
        Pass(TimeSpan.FromDays(1));
        await rate.GoalAsync(Therapist, Patient, walk.Id, 5, Cancel);
        await goals.CloseAsync(Therapist, Patient, walk.Id, walk.Version, why: null, Cancel);
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, "2026-03-03T14:00", Cancel);
        await House.Get<NoteTherapySession>().RunAsync(Therapist, Patient, "2026-03-10", Cancel);

        var trends = await ReadAsync(weeks: 8);

        trends.Moods.Numbers.ShouldBe([new RatedMoment(Begin.At(new LocalTime(9, 0)), 4)]);
        trends
            .Goals.Select(g => (g.Goal.Content.Text, string.Join(' ', g.Ratings.Numbers.Select(r => r.Rating))))
            .ShouldBe([("Sleep through", "1"), ("Walk by the river", "2 5")]);
        trends.Events.Count(e => e.Kind == TrendEventKind.GoalAdded && e.Day == Begin).ShouldBe(3);
        trends.Events.ShouldContain(
            new TrendEvent(Begin.PlusDays(1), TrendEventKind.GoalClosed, walk.Id, "Walk by the river")
        );
        trends.Events.Count(e => e.Kind == TrendEventKind.TherapySession).ShouldBe(1, "the other is still to come");
    }

    [Fact]
    public async Task Each_reading_is_on_record()
    {
        await ReadAsync(weeks: 8);

        (await House.Get<VerifyRecord>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<VerifyRecordOutcome.Verified>()
            .Trail.Lines.Count(l => l.Purpose == nameof(Purpose.ReadTrends))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));
        var missing = new ReadOutcome<PatientTrends>.Refused(new DoorRefusal.Missing());

        var all = new TrendsSince.Beginning();
        (await House.Get<ReadTrends>().RunAsync(other, Patient, all, Cancel)).ShouldBe(missing);
        (await House.Get<ReadTrends>().RunAsync(Therapist, default, all, Cancel)).ShouldBe(missing);
    }

    private static IEnumerable<(int Day, int Entries)> Weeks(PatientTrends trends) =>
        trends.Weeks.Numbers.Select(w => (w.Monday.Day, w.Entries));

    /// <summary>Writes now, at the terminal, and dates it by hand.</summary>
    private async Task DateAsync(params string[] instants)
    {
        foreach (var at in instants)
        {
            await House.Get<RecordEntry>().RunAsync(NewEntry(Calm) with { At = At(at) }, Cancel);
        }
    }

    private async Task<GoalView> AddGoalAsync(string text) =>
        (await House.Get<ChangeGoal>().AddAsync(Therapist, Patient, text, why: null, Cancel))
            .ShouldBeOfType<ChangeGoalOutcome.Changed>()
            .Goal;
}

public sealed class ReadTrendsOnSqlite() : ReadTrendsTests(TestedDatabase.Sqlite);

public sealed class ReadTrendsOnPostgres() : ReadTrendsTests(TestedDatabase.Postgres);
