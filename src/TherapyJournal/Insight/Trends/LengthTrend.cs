using System.Globalization;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Trends;

/// <summary>How many words the entries have, by week, and whether they have become longer or shorter.</summary>
internal static class LengthTrend
{
    // A half longer, or shorter by a third; smaller differences are left unsaid. Our own measure.
    private const double Factor = 1.5;

    /// <summary>
    /// From eight entries over two weeks on, the later half of the entries is set beside the earlier, by their medians; of an
    /// odd number the one between them is left out. They differ where one median is at least half as much again as the other.
    /// </summary>
    /// <param name="entries">The entries of these weeks, oldest first.</param>
    public static Trend<WeekOfWords> Of(IReadOnlyList<(LocalDate Day, int Words)> entries) =>
        new(
            [
                .. entries
                    .GroupBy(e => TrendWeeks.MondayOf(e.Day))
                    .OrderBy(week => week.Key)
                    .Select(week => new WeekOfWords(week.Key, (int)Math.Round(Median(week), MidpointRounding.ToEven))),
            ],
            entries.Count == 0 ? TrendSentences.NoEntry
                : entries.Count < TrendSentences.FewestEntries ? $"{Range(entries)}: too few entries to say more."
                : $"{entries.Count} entries, {Said(Median(entries))} words in the middle{Compared(entries)}."
        );

    private static string Range(IReadOnlyList<(LocalDate, int Words)> entries)
    {
        var (least, most) = (entries.Min(e => e.Words), entries.Max(e => e.Words));
        var words =
            least == most ? Counted.Of(most, "word", "words") : $"{least} to {Counted.Of(most, "word", "words")}";
        return entries.Count == 1 ? $"1 entry of {words}" : $"{entries.Count} entries of {words}";
    }

    private static string Compared(IReadOnlyList<(LocalDate Day, int Words)> entries)
    {
        if (Period.DaysBetween(entries[0].Day, entries[^1].Day) < TrendSentences.FewestDays)
        {
            return ": too close together to compare";
        }
        var half = entries.Count / 2;
        var (earlier, later) = (Median(entries.Take(half)), Median(entries.TakeLast(half)));
        return later > earlier && later >= earlier * Factor
                ? $": longer in the later half, {Said(later)} in the middle after {Said(earlier)}"
            : earlier > later && earlier >= later * Factor
                ? $": shorter in the later half, {Said(later)} in the middle after {Said(earlier)}"
            : ": about as long in the later half as in the earlier";
    }

    private static double Median(IEnumerable<(LocalDate, int Words)> entries)
    {
        var sorted = entries.Select(e => e.Words).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    private static string Said(double median) => median.ToString("0", CultureInfo.InvariantCulture);
}
