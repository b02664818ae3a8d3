using System.Globalization;
using NodaTime;

namespace TherapyJournal.Assistants.Bank;

/// <summary>What changed since the entries before, counted by the program whoever writes the rest. It says what is written, never how the writer is.</summary>
internal static class SummaryChanges
{
    private const int LongestUsualPause = 7;

    /// <summary>One observation; null where nothing that can be counted has changed.</summary>
    /// <param name="entry">The entry that is summarised.</param>
    /// <param name="day">Its day.</param>
    /// <param name="before">The shared entries before it with their days, oldest first.</param>
    public static string? Of(string entry, LocalDate day, IReadOnlyList<(string Text, LocalDate Day)> before) =>
        before.Count == 0 ? null : Pause(day, before[^1].Day) ?? Returning(entry, before);

    // Private entries are not among them, so it speaks of shared ones.
    private static string? Pause(LocalDate day, LocalDate last) =>
        Period.DaysBetween(last, day) is > LongestUsualPause and var days
            ? string.Create(CultureInfo.InvariantCulture, $"The first shared entry in {days} days.")
            : null;

    // At the third entry it is new; at the fourth it has been said.
    private static string? Returning(string entry, IReadOnlyList<(string Text, LocalDate Day)> before)
    {
        if (before.Count < 2)
        {
            return null;
        }
        var here = Themes.English.In(entry);
        var lasting = Themes.English.In(before[^1].Text).Keys.Intersect(Themes.English.In(before[^2].Text).Keys);
        var known = before.Count > 2 ? Themes.English.In(before[^3].Text).Keys : [];
        return lasting.Where(here.ContainsKey).Except(known).MaxBy(theme => here[theme]) is { } most
            ? $"Mentions {Themes.English.Named(most).Name} for the third entry in a row."
            : null;
    }
}
