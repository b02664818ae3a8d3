using System.Globalization;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Trends;

/// <summary>How long nothing was shared, between entries and since the last one.</summary>
internal static class PauseTrend
{
    // The same as that after which somebody who is reminded has gone quiet; shorter ones are an ordinary week.
    private const int QuietAfterDays = 7;

    /// <summary>
    /// A pause is a run of whole days without an entry, between two entries or since the last; today counts as one where nothing
    /// was written yet, and what runs is named from eight days on. It belongs to these weeks where it has a day in them, and is told whole, also where it began before.
    /// From eight entries of these weeks on the longest is named; with fewer, when the last was written. Those of more than
    /// seven days are listed.
    /// </summary>
    /// <param name="written">The days of all entries that the reader may see, in any order, those before these weeks too.</param>
    /// <param name="from">The first day of these weeks.</param>
    /// <param name="today">The last.</param>
    public static Trend<Pause> Of(IEnumerable<LocalDate> written, LocalDate from, LocalDate today)
    {
        var entries = written.Where(day => day <= today).Order().ToList();
        if (entries is not [.., var last])
        {
            return new Trend<Pause>([], TrendSentences.NoEntry);
        }
        var here = entries.Count(day => day >= from);
        var pauses = entries
            .Zip([.. entries.Skip(1), today.PlusDays(1)])
            .Select((days, at) => new Pause(days.First.PlusDays(1), Between(days), at == entries.Count - 1))
            .Where(p => p.Days > 0 && p.Last >= from)
            .ToList();
        return new Trend<Pause>(
            [.. pauses.Where(p => p.Days > QuietAfterDays)],
            here == 0 ? $"{TrendSentences.NoEntry[..^1]}; the last was written {Ago(last, today)}."
                : here < TrendSentences.FewestEntries
                    ? $"{Counted.Of(here, "entry", "entries")}, the last written {Ago(last, today)}: too few entries to say how long the pauses are."
                : Longest(pauses, last, today)
        );

        static int Between((LocalDate, LocalDate Next) days) =>
            Math.Max(0, Period.DaysBetween(days.Item1, days.Next) - 1);
    }

    private static string Longest(List<Pause> pauses, LocalDate last, LocalDate today)
    {
        // What has run for less is no pause yet. Of two that are as long, the later.
        var longest = pauses.Where(p => !p.IsRunning || p.Days > QuietAfterDays).Reverse().MaxBy(p => p.Days);
        return longest is null
                ? $"No day without an entry lies between these entries; the last was written {Ago(last, today)}."
            : longest.IsRunning
                ? $"Nothing was shared since {Said(last)}, {Days(longest)}: the longest pause of these weeks."
            : $"The longest pause was {Days(longest)}, {Span(longest)}; the last entry was written {Ago(last, today)}.";
    }

    private static string Days(Pause pause) => Counted.Of(pause.Days, "day", "days");

    private static string Span(Pause pause) =>
        pause.Days == 1 ? Said(pause.First) : $"{Said(pause.First)} to {Said(pause.Last)}";

    private static string Ago(LocalDate day, LocalDate today) =>
        Period.DaysBetween(day, today) switch
        {
            0 => "today",
            1 => "yesterday",
            var days => $"{days} days ago, on {Said(day)}",
        };

    private static string Said(LocalDate day) => day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);
}
