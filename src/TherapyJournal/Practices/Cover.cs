using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Practices;

/// <summary>Somebody who answers urgent alerts in another therapist's place, in the days of a holiday or whenever there is no answer.</summary>
/// <param name="By">Who answers.</param>
/// <param name="From">The first day, such as 2026-12-24; null: a deputy, who is called when there is no answer.</param>
/// <param name="Until">The last day, counted in.</param>
public sealed record Cover(Guid By, string? From, string? Until)
{
    /// <summary>Whether it is a deputy's, of no days.</summary>
    [JsonIgnore]
    public bool IsDeputy => From is null;

    /// <summary>Whether the days hold this one; a deputy has none.</summary>
    public bool Holds(LocalDate day) =>
        From is not null
        && Until is not null
        && LocalDatePattern.Iso.Parse(From) is { Success: true, Value: var from }
        && LocalDatePattern.Iso.Parse(Until) is { Success: true, Value: var until }
        && from <= day
        && day <= until;

    /// <summary>Whether its last day is before this one.</summary>
    internal bool IsOver(LocalDate today) =>
        Until is not null && LocalDatePattern.Iso.Parse(Until) is { Success: true, Value: var until } && until < today;
}

/// <summary>Who answers at night.</summary>
/// <param name="By">Who answers.</param>
/// <param name="From">When the night begins, such as 22:00.</param>
/// <param name="Until">When it ends, such as 07:00.</param>
public sealed record NightCover(Guid By, string From, string Until)
{
    private static readonly LocalTimePattern Written = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads a time of the clock; null: it is none.</summary>
    public static LocalTime? Parse(string time) =>
        Written.Parse(time.Trim()) is { Success: true, Value: var read } ? read : null;

    /// <summary>Whether the night holds this time; it may reach past midnight.</summary>
    public bool Holds(LocalTime time) =>
        Parse(From) is { } from && Parse(Until) is { } until && Holds(from, until, time);

    /// <summary>Whether a time of the clock is between two others, of which the second may be past midnight.</summary>
    internal static bool Holds(LocalTime from, LocalTime until, LocalTime time) =>
        from <= until ? from <= time && time < until : from <= time || time < until;
}
