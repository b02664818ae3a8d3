using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Times on a page: in the zone of whom they belong to, which is named where its clock shows something else than this machine's.</summary>
internal sealed class ShownTimes(TimeProvider clock)
{
    /// <summary>By the program's clock.</summary>
    public static async Task<ShownTimes> OfAsync(CommandContext context) => new(await context.GetAsync<TimeProvider>());

    /// <summary>The present, by the program's clock.</summary>
    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Such as Tue 3 Nov 2026 22:54, or Tue 3 Nov 2026 22:54 (Europe/Berlin).</summary>
    public string In(Instant instant, string zone)
    {
        var local = ZonedTime.Of(instant, zone);
        return local == ZonedTime.Of(instant, clock.LocalTimeZone.Id) ? local : $"{local} ({zone})";
    }

    /// <inheritdoc cref="In(Instant, string)"/>
    public string In(long milliseconds, string zone) => In(Instant.FromUnixTimeMilliseconds(milliseconds), zone);

    /// <summary>The same without the zone, on a page that names it once (<see cref="Note"/>).</summary>
    public static string Local(Instant instant, string zone) => ZonedTime.Of(instant, zone);

    /// <inheritdoc cref="Local(Instant, string)"/>
    public static string Local(long milliseconds, string zone) =>
        Local(Instant.FromUnixTimeMilliseconds(milliseconds), zone);

    /// <summary>Names the zone beneath such a page, where it is not this machine's.</summary>
    public void Note(TerminalScreen page, string zone)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (In(now, zone) != Local(now, zone))
        {
            page.Hint($"Times are those of {zone}.");
        }
    }

    /// <summary>What belongs to nobody in particular: by this machine's clock.</summary>
    public string Here(Instant instant) => ZonedTime.Of(instant, clock.LocalTimeZone.Id);

    /// <summary>Such as 3 Nov 2026, by this machine's clock.</summary>
    public string Day(Instant instant) =>
        LocalDatePattern
            .CreateWithInvariantCulture("d MMM uuuu")
            .Format(
                instant
                    .InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(clock.LocalTimeZone.Id) ?? DateTimeZone.Utc)
                    .Date
            );

    /// <summary>Such as 2 hours ago.</summary>
    public string Ago(Instant instant)
    {
        var age = Instant.FromDateTimeOffset(clock.GetUtcNow()) - instant;
        return age.TotalMinutes < 1 ? "just now"
            : age.TotalMinutes < 90 ? Count.Of((int)age.TotalMinutes, "minute") + " ago"
            : age.TotalHours < 36 ? Count.Of((int)Math.Round(age.TotalHours), "hour") + " ago"
            : Count.Of((int)Math.Round(age.TotalDays), "day") + " ago";
    }
}

/// <summary>Numbers with their word, such as 1 patient, 2 patients.</summary>
internal static class Count
{
    public static string Of(long number, string one, string? many = null) =>
        $"{number} {(number == 1 ? one : many ?? one + "s")}";
}
