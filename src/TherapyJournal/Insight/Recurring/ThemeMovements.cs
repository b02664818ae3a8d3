using NodaTime;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Tells a theme that grows or fades from one that chance has put here and there.</summary>
/// <remarks>
/// The entries that were looked at are halved in the order of their time, one in the middle left out, so that whoever writes more often now has
/// no growing themes for that. It is told where the halves differ by more than twice the root of both together: chance alone does that about one time in
/// twenty (the sign test in its normal form; Dixon and Mood, "The statistical sign test", 1946).
/// </remarks>
internal static class ThemeMovements
{
    /// <summary>Fewer entries with it than that say nothing.</summary>
    public const int FewestEntries = 6;

    /// <summary>So do fewer days from the first entry to the last.</summary>
    public const int FewestDays = 14;

    /// <param name="holding">The numbers of the entries that hold it.</param>
    /// <param name="all">All entries that were looked at, in the order of their time.</param>
    public static ThemeMovement Of(IReadOnlyList<int> holding, IReadOnlyList<ThemeEntry> all)
    {
        var half = all.Count / 2;
        var (older, newer) = (holding.Count(e => e < half), holding.Count(e => e >= all.Count - half));
        var both = older + newer;
        if (both < FewestEntries || Period.DaysBetween(all[0].Day, all[^1].Day) < FewestDays)
        {
            return ThemeMovement.TooFewToSay;
        }
        var more = newer - older;
        return more * more < 4 * both ? ThemeMovement.Steady
            : more > 0 ? ThemeMovement.Growing
            : ThemeMovement.Fading;
    }
}
