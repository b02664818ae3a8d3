using NodaTime;

namespace TherapyJournal.Practices;

/// <summary>Days of the week, any of them together.</summary>
[Flags]
public enum ReminderDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    Every = 127,
}

/// <summary>When something comes by itself: on which days of the week, and at what time where its reader lives. Reminders have any days, a weekly review and a digest one.</summary>
/// <param name="Days">The days; without one there is never a next time.</param>
/// <param name="Minute">Minutes since midnight, as the patient's own clock shows it.</param>
public sealed record ReminderPlan(ReminderDays Days, int Minute)
{
    // A week is enough, but for a place that once leapt over a whole day to the other side of the date line.
    private const int FarthestDays = 15;

    /// <summary>Off until somebody switches them on.</summary>
    public bool IsOn { get; init; }

    /// <summary>Counts the plans of their owner: work that waits for an earlier one does nothing.</summary>
    public int Number { get; init; }

    /// <summary>Whether there is a reminder on such a day of the week.</summary>
    public bool Falls(IsoDayOfWeek day) => Days.HasFlag((ReminderDays)(1 << ((int)day - 1)));

    /// <summary>The first time after a moment; null: never, since no day is planned.</summary>
    public Instant? NextAfter(Instant after, DateTimeZone zone)
    {
        // From the day before: a clock that goes back over midnight shows that day once more.
        var first = after.InZone(zone).Date.PlusDays(-1);
        for (var days = 0; days <= FarthestDays; days++)
        {
            if (On(first.PlusDays(days), zone) is { } at && at > after)
            {
                return at;
            }
        }
        return null;
    }

    /// <summary>The one time on a date. Where clocks leap over it, the first moment that there is; where they show it twice, the first of both. Null: none.</summary>
    public Instant? On(LocalDate date, DateTimeZone zone)
    {
        if (!Falls(date.DayOfWeek))
        {
            return null;
        }
        var shown = zone.MapLocal(date + LocalTime.FromMinutesSinceMidnight(Minute));
        var at = shown.Count == 0 ? shown.LateInterval.Start : shown.First().ToInstant();
        return at.InZone(zone).Date == date ? at : null;
    }
}
