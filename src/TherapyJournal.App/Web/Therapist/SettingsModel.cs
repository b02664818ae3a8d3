using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Who one patient is, how their journaling stands, and what they are asked.</summary>
public sealed record SettingsModel
{
    public required PatientId Id { get; init; }

    public required string Name { get; init; }

    public required JournalingState Journaling { get; init; }

    /// <summary>How many months after the end the practice erases; null: it does not by itself.</summary>
    public int? ErasedAfterMonths { get; init; }

    /// <summary>Who they are.</summary>
    public required IReadOnlyList<SettingLine> Details { get; init; }

    /// <summary>What they are asked, and how they are answered.</summary>
    public required IReadOnlyList<SettingLine> Settings { get; init; }

    /// <summary>In the order in which they will be asked.</summary>
    public required IReadOnlyList<PlannedLine> Planned { get; init; }

    /// <summary>What was sent and could not be taken; null: nothing was.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The patient's own page.</summary>
    public string Patient => $"{PatientPages.Path}/{Id}";

    /// <summary>Where this page is.</summary>
    public string Path => $"{Patient}/{SettingsPages.Name}";

    /// <summary>Where the journaling is ended, in a second step.</summary>
    public string End => $"{Path}/{SettingsPages.EndName}";
}

/// <summary>One thing that can be set.</summary>
/// <param name="Key">As the product calls it.</param>
/// <param name="Value">As it is shown.</param>
/// <param name="Was">As it is kept, by which a change sees that somebody else was faster.</param>
public sealed record SettingLine(string Key, string Label, string Hint, string Value, string Was)
{
    /// <summary>What it can be, with how that is said; empty: whatever is typed.</summary>
    public IReadOnlyList<(string Value, string Said)> Choices { get; init; } = [];

    /// <summary>The kind of field.</summary>
    public string Type { get; init; } = "text";

    /// <summary>Whether it cannot be left empty.</summary>
    public bool IsNeeded { get; init; }

    public int MaxLength { get; init; } = 1500;
}

/// <summary>A question that will be asked.</summary>
/// <param name="By">Who wrote it; null: a therapist.</param>
public sealed record PlannedLine(Guid Id, string Text, string? By);
