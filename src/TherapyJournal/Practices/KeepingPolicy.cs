using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Practices;

/// <summary>What a practice must keep of a patient who is erased: for how long, and by which duty.</summary>
/// <param name="Years">Counted from the day on which the erasure was asked for.</param>
/// <param name="Why">The duty, in the practice's own words; patients read it.</param>
/// <param name="Since">Unix milliseconds: whoever asked earlier was told nothing of it, and is erased wholly.</param>
public sealed record KeepingPolicy(int Years, string Why, long Since)
{
    /// <summary>The longest that a practice may say.</summary>
    public const int MostYears = 30;

    /// <summary>What somebody is told who asks for their erasure at this moment; null: this was not in force yet.</summary>
    public AnnouncedKeeping? ToldAt(Instant asked) =>
        Since <= asked.ToUnixTimeMilliseconds()
            ? new AnnouncedKeeping(LocalDatePattern.Iso.Format(asked.InUtc().Date.PlusYears(Years)), Why)
            : null;
}

/// <summary>What was said before an erasure of what stays.</summary>
/// <param name="Until">The day (UTC, yyyy-MM-dd) on which that is destroyed as well.</param>
/// <param name="Why">The duty, as it was in force then.</param>
public sealed record AnnouncedKeeping(string Until, string Why)
{
    /// <summary>The moment at which that day begins.</summary>
    internal Instant UntilInstant =>
        LocalDatePattern.Iso.Parse(Until).Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
