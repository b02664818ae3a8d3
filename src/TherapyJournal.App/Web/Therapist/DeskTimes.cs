using System.Globalization;
using NodaTime;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Times as somebody at a desk says them: the hour alone for today, and a day where it was another.</summary>
internal sealed class DeskTimes(Instant now, string zone)
{
    private readonly DateTimeZone zone = ZoneOf(zone);

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

    /// <summary>The same with the time on another clock behind it where that shows another one, such as 18:55 (19:55 in Berlin).</summary>
    public string Beside(long milliseconds, string other)
    {
        var (instant, theirs) = (Instant.FromUnixTimeMilliseconds(milliseconds), ZoneOf(other));
        return theirs.GetUtcOffset(instant) == zone.GetUtcOffset(instant)
            ? Of(instant)
            : $"{Of(instant)} ({Hour(instant, theirs)} in {Place(theirs)})";
    }

    /// <summary>By whose clock these times are, for somebody who lives by another one.</summary>
    public string BesideClockOf(string reader) =>
        $"Times are by the patient's clock, in {Place(zone)}: it is {Hour(now, zone)} there, and {Hour(now, ZoneOf(reader))} by yours.";

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

    /// <summary>Whether a session is today or tomorrow.</summary>
    public bool IsNear(PlannedSession session) =>
        Period.DaysBetween(now.InZone(zone).Date, session.DateIn(zone)) is 0 or 1;

    /// <summary>By what sessions are put in order: those of today first, one without an hour before the others of its day.</summary>
    public long Sorted(PlannedSession session) =>
        (session.Begins ?? zone.AtStartOfDay(session.Date).ToInstant()).ToUnixTimeMilliseconds();

    /// <summary>Of a session that is near, such as today 10:00, or tomorrow.</summary>
    public string When(PlannedSession session) =>
        (session.DateIn(zone) == now.InZone(zone).Date ? "today" : "tomorrow")
        + (session.HourIn(zone) is { } hour ? $" {hour.ToString("HH:mm", CultureInfo.InvariantCulture)}" : "");

    /// <summary>For which session a brief is.</summary>
    public string Brief(PlannedSession session) =>
        session.HourIn(zone) is { } hour
            ? $"for the session at {hour.ToString("HH:mm", CultureInfo.InvariantCulture)}"
            : "for the session";

    private static DateTimeZone ZoneOf(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc;

    private static string Hour(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    // Such as Berlin, or New York; UTC where it is no place.
    private static string Place(DateTimeZone zone) => zone.Id.Split('/')[^1].Replace('_', ' ');
}
