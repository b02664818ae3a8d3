using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>How soon a therapist's chat is told that there is something to read.</summary>
public enum NudgePace
{
    /// <summary>At once, one by one.</summary>
    AtOnce,

    /// <summary>At the full hour, all of it together.</summary>
    Hourly,

    /// <summary>At a time of the day, all of it together.</summary>
    Daily,

    /// <summary>Never; an urgent alert calls all the same.</summary>
    Off,
}

/// <summary>When a therapist's chat is told, by their own clock. Alerts ask nothing of it.</summary>
public sealed record NudgePlan
{
    private const int FarthestDays = 3;

    /// <summary>How soon.</summary>
    public NudgePace Pace { get; init; }

    /// <summary>Once a day: minutes since midnight.</summary>
    public int Minute { get; init; }

    /// <summary>The hours in which nothing is told; null: there are none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>That something waits to be told to a therapist.</summary>
    public static WorkEvent Owed(TherapistId therapist, Instant? due) =>
        // Nobody's in particular: it may be about several patients, and outlives each of them.
        new(WorkEventKind.NudgeOwed, new PatientId(therapist.Value), Guid.Empty, Due: due);

    /// <summary>When something is told that has waited since a moment.</summary>
    public Instant Due(Instant since, DateTimeZone zone)
    {
        var at = Pace switch
        {
            NudgePace.Hourly => NextHour(since, zone),
            NudgePace.Daily => NextDay(since, zone),
            _ => since,
        };
        return QuietUntil(at, zone) ?? at;
    }

    /// <summary>Until when nothing is told; null: it may be told now.</summary>
    public Instant? QuietUntil(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone).LocalDateTime;
        if (Quiet is not { } quiet || !quiet.Holds(local.TimeOfDay))
        {
            return null;
        }
        var end = local.Date + quiet.End;
        var shown = zone.MapLocal(end > local ? end : end.PlusDays(1));
        // Where clocks leap over the end, the first moment after it; where they show it twice, the second, since what is between is quiet.
        return shown.Count == 0 ? shown.LateInterval.Start : shown.Last().ToInstant();
    }

    /// <summary>As it is typed: at-once, hourly, 17:00, off.</summary>
    public string Typed =>
        Pace switch
        {
            NudgePace.Hourly => "hourly",
            NudgePace.Daily => $"{LocalTime.FromMinutesSinceMidnight(Minute):HH:mm}",
            NudgePace.Off => "off",
            _ => "at-once",
        };

    /// <summary>Reads what is typed; null: it is none of these.</summary>
    public static NudgePlan? Parse(string text) =>
        text.Trim().ToLowerInvariant() switch
        {
            "at-once" => new NudgePlan(),
            "hourly" => new NudgePlan { Pace = NudgePace.Hourly },
            "off" => new NudgePlan { Pace = NudgePace.Off },
            var time when NightCover.Parse(time) is { } at => new NudgePlan
            {
                Pace = NudgePace.Daily,
                Minute = (at.Hour * 60) + at.Minute,
            },
            _ => null,
        };

    private static Instant NextHour(Instant since, DateTimeZone zone)
    {
        var into = since.InZone(zone).TimeOfDay.TickOfDay % NodaConstants.TicksPerHour;
        return since + Duration.FromTicks(NodaConstants.TicksPerHour - into);
    }

    private Instant NextDay(Instant since, DateTimeZone zone)
    {
        var first = since.InZone(zone).Date.PlusDays(-1);
        for (var days = 0; days <= FarthestDays; days++)
        {
            var shown = zone.MapLocal(first.PlusDays(days) + LocalTime.FromMinutesSinceMidnight(Minute));
            var at = shown.Count == 0 ? shown.LateInterval.Start : shown.First().ToInstant();
            if (at > since)
            {
                return at;
            }
        }
        throw new InvalidOperationException("Every day has each time of the clock within three days.");
    }
}

/// <summary>Hours of each day; the second may be past midnight.</summary>
/// <param name="From">Such as 20:00.</param>
/// <param name="Until">Such as 08:00.</param>
public sealed record QuietHours(string From, string Until)
{
    /// <summary>When they end.</summary>
    internal LocalTime End => NightCover.Parse(Until) ?? LocalTime.Midnight;

    /// <summary>Whether they hold this time of the clock.</summary>
    public bool Holds(LocalTime time) =>
        NightCover.Parse(From) is { } from
        && NightCover.Parse(Until) is { } until
        && NightCover.Holds(from, until, time);

    /// <summary>Reads 20:00-08:00; null: it is none, or no time at all lies between.</summary>
    public static QuietHours? Parse(string text) =>
        text.Split('-') is [var from, var until]
        && NightCover.Parse(from) is { } begin
        && NightCover.Parse(until) is { } end
        && begin != end
            ? new QuietHours($"{begin:HH:mm}", $"{end:HH:mm}")
            : null;
}
