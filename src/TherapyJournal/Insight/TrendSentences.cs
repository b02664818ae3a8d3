using System.Globalization;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>
/// Says what numbers come to in one sentence, by rules that anybody can do again by hand: it counts, and compares where there
/// is enough to compare. Where there is too little it says so. It explains nothing, and no sentence is a diagnosis.
/// </summary>
internal static class TrendSentences
{
    /// <summary>Fewer entries than these say nothing about how often or at which time of day somebody writes.</summary>
    public const int FewestEntries = 8;

    /// <summary>Fewer ratings than these are listed and not compared: three for each half.</summary>
    public const int FewestRatings = 6;

    /// <summary>What was said within fewer days than these is a mood of those days.</summary>
    public const int FewestDays = 14;

    /// <summary>Where there is nothing to count.</summary>
    public const string NoEntry = "No entry was shared in these weeks.";

    // On a scale of eleven steps; smaller differences are left unsaid. Our own measure, and no clinical one.
    private const double Difference = 1;

    private const int WeeksCompared = 4;

    private static readonly (string When, string Hours, int From, int To)[] PartsOfTheDay =
    [
        ("in the morning", "05:00 to 11:00", 5, 11),
        ("in the middle of the day", "11:00 to 17:00", 11, 17),
        ("in the evening", "17:00 to 23:00", 17, 23),
        ("at night", "23:00 to 05:00", 23, 29),
    ];

    /// <summary>
    /// From eight entries and eight whole weeks on, the last four whole weeks are set beside the four before them. The week that
    /// is running counts, and is not compared; no more is that of the very first entry, unless it was written on the Monday,
    /// nor any before it.
    /// </summary>
    /// <param name="weeks">Oldest first; the last is running.</param>
    /// <param name="first">The day of the very first entry, in these weeks or before; null: there is none.</param>
    public static Trend<WeekOfEntries> Of(IReadOnlyList<WeekOfEntries> weeks, LocalDate? first)
    {
        var all = weeks.Sum(w => w.Entries);
        var whole = weeks.SkipLast(1).Where(w => w.Monday >= first).ToList();
        var said = $"{Counted.Of(all, "entry", "entries")} {Span(weeks.Count - 1)}";
        var last = whole.TakeLast(WeeksCompared).Sum(w => w.Entries);
        var before = whole.SkipLast(WeeksCompared).TakeLast(WeeksCompared).Sum(w => w.Entries);
        return new Trend<WeekOfEntries>(
            weeks,
            all == 0 ? NoEntry
                : all < FewestEntries ? $"{said}: too few entries to say more."
                : whole.Count < 2 * WeeksCompared ? $"{said}: too few whole weeks to compare."
                : last == before ? $"{said}: {last} in the last four whole weeks, as many as in the four before."
                : $"{said}: {last} in the last four whole weeks, {before} in the four before."
        );
    }

    /// <summary>
    /// From six ratings over two weeks on, the later half is set beside the earlier, by their medians; of an odd number the one
    /// between them is left out. They differ where the medians do by a whole step of the scale.
    /// </summary>
    /// <param name="ratings">Oldest first.</param>
    /// <param name="one">What one of them is called.</param>
    /// <param name="many">What several are.</param>
    public static Trend<RatedMoment> Of(IReadOnlyList<RatedMoment> ratings, string one, string many) =>
        new(
            ratings,
            ratings.Count == 0
                ? $"No {one} was recorded in these weeks."
                : $"{Counted.Of(ratings.Count, one, many)}, {Range(ratings)}{Compared(ratings, many)}."
        );

    /// <summary>
    /// From eight entries on: the part of the day in which at least half of them were written, where no other part has as many;
    /// or that there is none. How many were left out is said where any were.
    /// </summary>
    /// <param name="hours">All of the day; empty: there is no entry of which the hour is known.</param>
    /// <param name="leftOut">How many entries count towards no hour.</param>
    public static Trend<HourOfEntries> Of(IReadOnlyList<HourOfEntries> hours, int leftOut)
    {
        var all = hours.Sum(h => h.Entries);
        return new Trend<HourOfEntries>(
            hours,
            leftOut == 0 ? TimeOfDay(hours, all)
                : all == 0 ? LeftOut(leftOut, "")
                : $"{TimeOfDay(hours, all)} {LeftOut(leftOut, "more ")}"
        );
    }

    private static string TimeOfDay(IReadOnlyList<HourOfEntries> hours, int all)
    {
        var parts = PartsOfTheDay
            .Select(p => (p.When, p.Hours, Entries: hours.Where(h => IsIn(h, p)).Sum(h => h.Entries)))
            .OrderByDescending(p => p.Entries)
            .ToList();
        var most = parts[0];
        return all == 0 ? NoEntry
            : all < FewestEntries
                ? $"{Counted.Of(all, "entry", "entries")}: too few entries to say at which time of day."
            : most.Entries == all ? $"All {all} entries were written {most.When} ({most.Hours})."
            : most.Entries * 2 < all ? $"{all} entries, at no one time: no part of the day has half of them."
            : parts[1].Entries == most.Entries
                ? $"{all} entries, at no one time: two parts of the day have half of them each."
            : $"{most.Entries} of {all} entries were written {most.When} ({most.Hours}).";

        static bool IsIn(HourOfEntries hour, (string, string, int From, int To) part) =>
            (hour.Hour >= part.From && hour.Hour < part.To) || hour.Hour + 24 < part.To;
    }

    private static string LeftOut(int entries, string more) =>
        entries == 1
            ? $"1 {more}entry, dated by hand or taken over, counts towards no hour."
            : $"{entries} {more}entries, dated by hand or taken over, count towards no hour.";

    private static string Span(int whole) =>
        whole == 0 ? "this week" : $"in {Counted.Of(whole, "week", "weeks")} and this one";

    private static string Range(IReadOnlyList<RatedMoment> ratings)
    {
        var (low, high) = (ratings.Min(r => r.Rating), ratings.Max(r => r.Rating));
        return (ratings.Count, high - low) switch
        {
            (1, _) => $"{low}",
            (2, 0) => $"both {low}",
            (_, 0) => $"all {low}",
            _ => $"from {low} to {high}",
        };
    }

    private static string Compared(IReadOnlyList<RatedMoment> ratings, string many)
    {
        if (ratings.Count < FewestRatings)
        {
            return $": too few {many} to say more";
        }
        if (Period.DaysBetween(ratings[0].At.Date, ratings[^1].At.Date) < FewestDays)
        {
            return ": too close together to compare";
        }
        var half = ratings.Count / 2;
        var (earlier, later) = (Median(ratings.Take(half)), Median(ratings.TakeLast(half)));
        return Math.Abs(later - earlier) < Difference
            ? ": about the same in the later half as in the earlier"
            : $": {(later > earlier ? "higher" : "lower")} in the later half, {Said(later)} in the middle after {Said(earlier)}";
    }

    private static double Median(IEnumerable<RatedMoment> ratings)
    {
        var sorted = ratings.Select(r => r.Rating).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    private static string Said(double median) => median.ToString("0.#", CultureInfo.InvariantCulture);
}
