using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What one patient is asked, and how.</summary>
public sealed record SettingsModel
{
    public required PatientId Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<SettingLine> Settings { get; init; }

    /// <summary>In the order in which they will be asked.</summary>
    public required IReadOnlyList<PlannedLine> Planned { get; init; }

    /// <summary>What was sent and could not be taken; null: nothing was.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The patient's own page.</summary>
    public string Patient => $"{PatientPages.Path}/{Id}";

    /// <summary>Where this page is.</summary>
    public string Path => $"{Patient}/{SettingsPages.Name}";
}

/// <summary>One thing that can be set.</summary>
/// <param name="Key">As the product calls it.</param>
/// <param name="Choices">What it can be, with how that is said; empty: whatever is typed.</param>
public sealed record SettingLine(
    string Key,
    string Label,
    string Hint,
    string Value,
    IReadOnlyList<(string Value, string Said)> Choices
);

/// <summary>A question that will be asked.</summary>
/// <param name="By">Who wrote it; null: a therapist.</param>
public sealed record PlannedLine(Guid Id, string Text, string? By);
