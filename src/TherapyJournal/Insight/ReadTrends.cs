using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Assistants;
using TherapyJournal.Goals;
using TherapyJournal.Insight.Trends;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Reads how often, when and how much a patient wrote over some weeks, in which moods, and how near they saw their goals.</summary>
public sealed class ReadTrends(PatientRecords records, Keys keys, TimeProvider clock)
{
    // About ten years: whoever dates an entry far back gets no thousand empty weeks.
    private const int MostWeeks = 520;

    // The hour at which a day begins here.
    private const int FirstHour = 4;

    // As the entries are marked that were taken over from there: their clock is not known.
    private const string Prototype = "prototype";

    // Who types within the hour what time it is means that time; a day alone stands for its noon, and that is no hour.
    private static readonly Duration LongestByHand = Duration.FromHours(1);

    /// <summary>The week that is running, and whole weeks before it; none before the first with an entry or a rating.</summary>
    /// <param name="therapist">Who reads. What is private counts towards nothing but its number.</param>
    /// <param name="patient">Whose numbers.</param>
    /// <param name="since">Which weeks.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<ReadOutcome<PatientTrends>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        TrendsSince since,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            therapist,
            patient,
            Purpose.ReadTrends,
            (record, db) => FromAsync(record, db, since, cancel),
            cancel
        );

    private async Task<PatientTrends> FromAsync(
        OpenRecord record,
        JournalDb db,
        TrendsSince since,
        CancellationToken cancel
    )
    {
        var who = await ReadPatients.FromAsync(record, db);
        var zone = who.Standing.Zone;
        var today = clock.Now().InZone(zone).Date;
        var all = await ReadEntries.FromAsync(record, db, from: null, to: null);
        var written = all
            .Entries.Select(e => (At: Local(e.At), HasHour: HasHour(e), e.Content.Text))
            .OrderBy(e => e.At)
            .ToList();
        var rated = await ReadMeasures.FromAsync(record, db);
        var from = First(written.Select(w => w.At).Concat(rated.Select(r => Local(At(r)))), today, since);
        var entries = written.Where(w => IsWithin(w.At.Date)).ToList();
        var goals = await ReadGoals.FromAsync(record, db);
        var timed = entries.Where(e => e.HasHour).Select(e => e.At).ToList();
        var moods = Moments(rated.Where(r => r.Measure == Measure.Mood));
        var policy = await AiPolicy.FromAsync(db, keys, cancel);
        return new PatientTrends(
            who,
            from,
            today,
            TrendSentences.Of(
                Weeks(entries.Select(e => e.At), from, today),
                written.Count > 0 ? written[0].At.Date : null
            ),
            TrendSentences.Of(moods, "mood", "moods"),
            [
                .. goals
                    .OrderByDescending(g => g.Content.IsOpen)
                    .Select(g => new GoalTrend(
                        g,
                        TrendSentences.Of(Moments(rated.Where(r => r.GoalId == g.Id)), "rating", "ratings")
                    ))
                    .Where(g => g.Ratings.Numbers.Count > 0),
            ],
            TrendSentences.Of(Hours(timed), entries.Count - timed.Count),
            LengthTrend.Of([.. entries.Select(e => (e.At.Date, Words.In(e.Text).Count))]),
            PauseTrend.Of(written.Select(w => w.At.Date), from, today),
            [
                .. who
                    .Sessions.Select(Day)
                    .OfType<LocalDate>()
                    .Select(d => new TrendEvent(d, TrendEventKind.TherapySession))
                    .Concat(goals.SelectMany(g => g.Content.History.Select(h => Of(g.Id, h))))
                    .Where(e => IsWithin(e.Day))
                    .OrderBy(e => e.Day),
            ],
            all.Private
        )
        {
            Inferred = policy.InferMood
                ? InferredMoodTrend.Of([.. entries.Select(e => (e.At.Date, e.Text))], moods)
                : null,
        };

        LocalDateTime Local(Instant at) => at.InZone(zone).LocalDateTime;

        bool IsWithin(LocalDate day) => from <= day && day <= today;

        List<RatedMoment> Moments(IEnumerable<MeasureResultContent> ratings) =>
            [.. ratings.Select(r => new RatedMoment(Local(At(r)), r.Rating)).Where(r => IsWithin(r.At.Date))];

        TrendEvent Of(Guid goal, GoalEvent step) =>
            new(Local(Instant.FromUnixTimeMilliseconds(step.At)).Date, Kind(step.Kind), goal, step.Text);
    }

    private static LocalDate First(IEnumerable<LocalDateTime> known, LocalDate today, TrendsSince since)
    {
        var first = known.Select(k => k.Date).DefaultIfEmpty(today).Min();
        var asked = since switch
        {
            TrendsSince.Weeks { Whole: var weeks } => today.PlusWeeks(-Math.Clamp(weeks, 0, MostWeeks)),
            TrendsSince.Day { First: var day } => day,
            _ => first,
        };
        // An entry may be dated a little ahead of the clock, and so, late on a Sunday, into a week that has not begun.
        var earliest = LocalDate.Min(LocalDate.Max(asked, first), today);
        return TrendWeeks.MondayOf(LocalDate.Max(earliest, today.PlusWeeks(-MostWeeks)));
    }

    /// <summary>
    /// What is dated at the terminal more than an hour before it was recorded was dated by hand, often by a day alone, and what
    /// was taken over bears a time that nobody vouches for. A message bears the time at which it was sent, however late the
    /// entry ended.
    /// </summary>
    private static bool HasHour(EntryView entry) =>
        entry.Content.Source switch
        {
            Prototype => false,
            NewEntry.AtTerminal => entry.RecordedAt - entry.At <= LongestByHand,
            _ => true,
        };

    private static List<WeekOfEntries> Weeks(IEnumerable<LocalDateTime> entries, LocalDate from, LocalDate today)
    {
        var of = entries.CountBy(at => TrendWeeks.MondayOf(at.Date)).ToDictionary();
        var weeks = new List<WeekOfEntries>();
        for (var monday = from; monday <= today; monday = monday.PlusWeeks(1))
        {
            weeks.Add(new WeekOfEntries(monday, of.GetValueOrDefault(monday)));
        }
        return weeks;
    }

    private static List<HourOfEntries> Hours(List<LocalDateTime> entries)
    {
        var of = entries.CountBy(at => at.Hour).ToDictionary();
        return entries.Count == 0
            ? []
            :
            [
                .. Enumerable
                    .Range(FirstHour, 24)
                    .Select(hour => new HourOfEntries(hour % 24, of.GetValueOrDefault(hour % 24))),
            ];
    }

    // It is kept as a local day, with a time or without.
    private static LocalDate? Day(string session) =>
        LocalDatePattern.Iso.Parse(session[..Math.Min(10, session.Length)]) is { Success: true, Value: var day }
            ? day
            : null;

    private static Instant At(MeasureResultContent rating) => Instant.FromUnixTimeMilliseconds(rating.At);

    private static TrendEventKind Kind(GoalEventKind kind) =>
        kind switch
        {
            GoalEventKind.Added => TrendEventKind.GoalAdded,
            GoalEventKind.Changed => TrendEventKind.GoalChanged,
            _ => TrendEventKind.GoalClosed,
        };
}
