using NodaTime;
using TherapyJournal.Records;

namespace TherapyJournal.Practices;

/// <summary>A therapist as lists show them.</summary>
public sealed record TherapistListing(TherapistId Id, string Name)
{
    /// <summary>Whether they have left the practice.</summary>
    public bool HasLeft { get; init; }

    /// <summary>What they are called in what was done: under their name, and that they have left where they have.</summary>
    public string NameInRecords => HasLeft ? $"{Name} (who has left)" : Name;

    /// <summary>The proven address at which an urgent alert wakes them; null: nothing does.</summary>
    public string? Email { get; init; }

    /// <summary>Who answers urgent alerts in their place, and when.</summary>
    public IReadOnlyList<Cover> Covers { get; init; } = [];

    /// <summary>Who answers at night; null: they do.</summary>
    public NightCover? Nights { get; init; }

    /// <summary>By whose clock days and nights count (IANA).</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Their chat, where they are told and called; null: none is linked.</summary>
    public TherapistChat? Chat { get; init; }

    /// <summary>When their chat is told.</summary>
    public NudgePlan Nudges { get; init; } = new();

    /// <summary>When it is told of their week in numbers; null: never.</summary>
    public ReminderPlan? Digest { get; init; }

    /// <summary>When their chat is told that the briefs of the next day are ready.</summary>
    public BriefPlan Briefs { get; init; } = new();

    /// <summary>The same without covers that are over by their own clock.</summary>
    public TherapistListing FromNowOn(Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;
        var today = now.InZone(zone).Date;
        return this with { Covers = [.. Covers.Where(c => !c.IsOver(today))] };
    }

    internal static TherapistListing Of(TherapistId id, TherapistContent therapist) =>
        new(id, therapist.Name)
        {
            HasLeft = !therapist.IsHere,
            Email = therapist.Contact.Proven?.Email,
            Covers = therapist.Covers.Count == 0 ? [] : therapist.Covers,
            Nights = therapist.Nights,
            TimeZone = therapist.TimeZone,
            Chat = therapist.Contact.Chat,
            Nudges = therapist.Nudges,
            Digest = therapist.Digest,
            Briefs = therapist.Briefs,
        };
}
