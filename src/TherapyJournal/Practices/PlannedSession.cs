using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Practices;

/// <summary>An appointment by the clock of whoever looks at it. One without an hour is on the same date for everybody.</summary>
/// <param name="Begins">When it begins; null: it has no hour.</param>
/// <param name="Date">The date on which it is where the patient lives.</param>
public sealed record PlannedSession(Instant? Begins, LocalDate Date)
{
    // Without an hour nobody knows when it is over; the morning is the longest that it can be ahead.
    private static readonly LocalTime Noon = new(12, 0);

    private static readonly LocalDateTimePattern WithHour = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    /// <summary>Reads what <see cref="TherapySessionContent"/> holds; null: it is no date.</summary>
    /// <param name="when">As it is kept.</param>
    /// <param name="zone">Where the patient lives.</param>
    public static PlannedSession? Of(string when, DateTimeZone zone) =>
        WithHour.Parse(when) is { Success: true, Value: var time }
            ? new PlannedSession(time.InZoneLeniently(zone).ToInstant(), time.Date)
        : LocalDatePattern.Iso.Parse(when) is { Success: true, Value: var day } ? new PlannedSession(null, day)
        : null;

    /// <summary>The date on which it is by a clock.</summary>
    public LocalDate DateIn(DateTimeZone zone) => Begins?.InZone(zone).Date ?? Date;

    /// <summary>At what time by a clock; null: it has no hour.</summary>
    public LocalTime? HourIn(DateTimeZone zone) => Begins?.InZone(zone).TimeOfDay;

    /// <summary>From when on it is not ahead any more: from its beginning, or from noon where it has no hour.</summary>
    public Instant Over(DateTimeZone zone) => Begins ?? (Date + Noon).InZoneLeniently(zone).ToInstant();
}
