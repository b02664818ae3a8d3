using NodaTime;

namespace TherapyJournal.Practices;

/// <summary>When a therapist's chat is told that the briefs of the next day's sessions are ready: in the evening before, by their own clock.</summary>
public sealed record BriefPlan
{
    private const int Usual = 18 * 60;

    // Of what was planned after that evening.
    private static readonly Duration Before = Duration.FromHours(2);

    /// <summary>Whether it is never told. Whoever is told nothing at all of entries is not told of briefs either.</summary>
    public bool IsOff { get; init; }

    /// <summary>Minutes since midnight.</summary>
    public int Minute { get; init; } = Usual;

    /// <summary>As it is typed: 18:00, off.</summary>
    public string Typed => IsOff ? "off" : $"{LocalTime.FromMinutesSinceMidnight(Minute):HH:mm}";

    /// <summary>Reads what is typed; null: it is none of these.</summary>
    public static BriefPlan? Parse(string text, BriefPlan before) =>
        text.Trim().ToLowerInvariant() switch
        {
            "on" => before with { IsOff = false },
            "off" => before with { IsOff = true },
            var time when NightCover.Parse(time) is { } at => new BriefPlan { Minute = (at.Hour * 60) + at.Minute },
            _ => null,
        };

    /// <summary>The evening before a session. Where clocks leap over it, the first moment after it.</summary>
    public Instant Evening(PlannedSession session, DateTimeZone zone) =>
        (session.DateIn(zone).PlusDays(-1) + LocalTime.FromMinutesSinceMidnight(Minute))
            .InZoneLeniently(zone)
            .ToInstant();

    /// <summary>When it is told of a session that is planned now: in the evening before, or two hours before it where that evening has come. Null: it is too late for either, and whoever plans so knows.</summary>
    public Instant? Due(PlannedSession session, DateTimeZone zone, Instant now) =>
        Evening(session, zone) is var evening && evening > now ? evening
        : session.Begins - Before is { } shortly && shortly > now ? shortly
        : null;
}
