using System.Globalization;
using NodaTime;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Times as somebody at a desk says them: the hour alone for today, and a day where it was another.</summary>
internal sealed class DeskTimes(Instant now, string zone)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;

    /// <summary>Such as Tuesday, 3 November.</summary>
    public string Today => now.InZone(zone).ToString("dddd, d MMMM", CultureInfo.InvariantCulture);

    /// <summary>Such as 22:54, yesterday 22:54, or Tue 3 Nov 22:54.</summary>
    public string Of(Instant instant)
    {
        var (at, today) = (instant.InZone(zone), now.InZone(zone));
        return Period.DaysBetween(at.Date, today.Date) switch
        {
            0 => at.ToString("HH:mm", CultureInfo.InvariantCulture),
            1 => $"yesterday {at.ToString("HH:mm", CultureInfo.InvariantCulture)}",
            _ => at.ToString(
                at.Year == today.Year ? "ddd d MMM HH:mm" : "ddd d MMM uuuu HH:mm",
                CultureInfo.InvariantCulture
            ),
        };
    }

    /// <summary>The same where nothing else says that it was today, such as today 22:54.</summary>
    public string Full(Instant instant) => Day(instant) == "today" ? $"today {Of(instant)}" : Of(instant);

    /// <inheritdoc cref="Full(Instant)"/>
    public string Full(long milliseconds) => Full(Instant.FromUnixTimeMilliseconds(milliseconds));

    /// <inheritdoc cref="Of(Instant)"/>
    public string Of(long milliseconds) => Of(Instant.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>Such as today, yesterday, or Tue 3 Nov.</summary>
    public string Day(Instant instant)
    {
        var (at, today) = (instant.InZone(zone), now.InZone(zone));
        return Period.DaysBetween(at.Date, today.Date) switch
        {
            0 => "today",
            1 => "yesterday",
            _ => at.ToString(at.Year == today.Year ? "ddd d MMM" : "ddd d MMM uuuu", CultureInfo.InvariantCulture),
        };
    }
}
