using NodaTime;

namespace TherapyJournal.Practices;

/// <summary>After how long the practice erases by itself whose treatment has ended.</summary>
/// <param name="Months">Counted from the end.</param>
/// <param name="Since">Unix milliseconds: nobody is erased within the notice after it.</param>
/// <param name="Id">Which decision it is: the calendar of an earlier one stops by it.</param>
public sealed record RetentionPolicy(int Months, long Since, Guid Id)
{
    /// <summary>The longest that a practice may say.</summary>
    public const int MostMonths = 600;

    /// <summary>How long beforehand it stands in the inbox.</summary>
    public static readonly Duration Notice = Duration.FromDays(30);

    /// <summary>When the erasure of somebody falls due to be asked for; null: their treatment has not ended.</summary>
    /// <param name="standing">How things stand with them.</param>
    /// <param name="calledOff">When an erasure of theirs was called off last: from then on the months count anew; null: never.</param>
    internal Instant? DueOf(PatientStandingContent standing, Instant? calledOff)
    {
        if (standing.Status != PatientStatus.Ended)
        {
            return null;
        }
        var since = Instant.FromUnixTimeMilliseconds(Since);
        // Whoever ended before this was noted counts from the day on which the practice decided.
        var ended = standing.EndedAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : since;
        var from = calledOff is { } stopped ? Instant.Max(ended, stopped) : ended;
        var due = from.InUtc().LocalDateTime.PlusMonths(Months).InUtc().ToInstant();
        return Instant.Max(due, since + Notice);
    }
}
