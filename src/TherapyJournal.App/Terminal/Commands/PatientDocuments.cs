using NodaTime;
using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>One patient as their therapist sees them.</summary>
internal sealed record PatientDocument(
    Guid Id,
    string Name,
    string Status,
    string? Born,
    string? Contact,
    string? Country,
    string Timezone,
    string Language,
    int? Often,
    int Depth,
    string? Method,
    string? Tone,
    bool Reflections,
    IReadOnlyList<string> Seek,
    IReadOnlyList<string> Avoid,
    IReadOnlyList<string> Consents,
    int Entries,
    string? LastEntryAt,
    IReadOnlyList<string> Sessions
)
{
    /// <summary>Open goals; null in lists.</summary>
    public IReadOnlyList<string>? Goals { get; init; }

    /// <summary>By name; null in lists.</summary>
    public IReadOnlyList<string>? Therapists { get; init; }

    /// <summary>Such as mon,wed,fri 18:00, or off.</summary>
    public required string Reminders { get; init; }

    /// <summary>When their week comes by itself, such as sun 18:00, or off.</summary>
    public required string Weekly { get; init; }

    /// <summary>Days since the last entry, where they are more than seven and reminders are on.</summary>
    public int? QuietDays { get; init; }

    public static PatientDocument Of(PatientView patient, Instant now) =>
        new(
            patient.Id.Value,
            patient.Profile.Name,
            Documents.Word(patient.Standing.Status),
            patient.Profile.Born,
            patient.Profile.Contact,
            patient.Standing.Country,
            patient.Standing.TimeZone,
            patient.Standing.Language,
            patient.Standing.PromptsPerWeek,
            patient.Standing.Depth,
            patient.Standing.Method,
            patient.Standing.Tone,
            patient.Standing.Reflections,
            patient.Standing.ThemesToSeek,
            patient.Standing.ThemesToAvoid,
            [.. Enum.GetValues<ConsentKind>().Where(patient.Standing.Allows).Select(kind => Documents.Word(kind))],
            patient.Entries,
            patient.LastEntryAt is { } last ? Documents.Time(last) : null,
            patient.Sessions
        )
        {
            Reminders = ReminderWords.Typed(patient.Standing.Reminders),
            Weekly = ReminderWords.Typed(patient.Standing.Weekly),
            QuietDays = patient.QuietDays(now),
        };
}

/// <summary>One kind of consent, with the last decision on it.</summary>
internal sealed record ConsentDocument(
    string Kind,
    bool Given,
    string? TextVersion,
    string? At,
    string? By,
    string Text,
    string State,
    string? ByName,
    bool Used
);
