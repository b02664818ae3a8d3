using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.App;

/// <summary>Times as a person reads and types them, in a zone of theirs.</summary>
internal static class ZonedTime
{
    private static readonly ZonedDateTimePattern Shown = ZonedDateTimePattern.CreateWithInvariantCulture(
        "ddd d MMM uuuu HH:mm",
        null
    );

    private const int FirstYear = -9998;
    private const int LastYear = 9999;

    /// <summary>Such as Tue 3 Nov 2026 22:54, in the zone.</summary>
    public static string Of(Instant instant, string zone) => Shown.Format(instant.InZone(Zone(zone)));

    /// <summary>Reads an instant (with Z or an offset), a local time or a date (its noon); null when it is none of these.</summary>
    public static Instant? Parse(string text, string zone)
    {
        var typed = text.Trim().Replace(' ', 'T');
        if (OffsetDateTimePattern.Rfc3339.Parse(typed) is { Success: true } offset)
        {
            return Bounded(offset.Value.Date, () => offset.Value.ToInstant());
        }
        if (
            OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<G>").Parse(typed) is
            { Success: true } shortened
        )
        {
            return Bounded(shortened.Value.Date, () => shortened.Value.ToInstant());
        }
        foreach (var pattern in (string[])["uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd'T'HH:mm"])
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(typed) is { Success: true } local)
            {
                return Bounded(local.Value.Date, () => Zone(zone).AtLeniently(local.Value).ToInstant());
            }
        }
        return LocalDatePattern.Iso.Parse(typed) is { Success: true } date
            ? Bounded(
                date.Value,
                () => Zone(zone).AtLeniently(date.Value.At(new NodaTime.LocalTime(12, 0))).ToInstant()
            )
            : null;
    }

    /// <summary>The start of a day in the zone; null when the text is no date.</summary>
    public static Instant? Day(string text, string zone, int plusDays = 0) =>
        LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true } date
            ? Bounded(date.Value, () => Zone(zone).AtStartOfDay(date.Value.PlusDays(plusDays)).ToInstant())
            : null;

    // Nothing can be added to the last day that there is, and in some zones it has no instant: it stands for "ever after".
    private static Instant Bounded(LocalDate date, Func<Instant> inside) =>
        date.Year >= LastYear ? Instant.MaxValue
        : date.Year <= FirstYear ? Instant.MinValue
        : inside();

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc;
}
