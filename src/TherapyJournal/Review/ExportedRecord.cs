using System.Text.Json;
using System.Text.Json.Serialization;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;

namespace TherapyJournal.Review;

/// <summary>Everything that is kept about one patient, in a form that leaves the program. Times are ISO 8601 in UTC.</summary>
internal sealed record ExportedRecord(
    ExportedProfile Profile,
    IReadOnlyList<ExportedConsent> Consents,
    IReadOnlyList<ExportedTherapist> Therapists,
    IReadOnlyList<ExportedGoal> Goals,
    IReadOnlyList<ExportedSuggestion> SuggestedGoals,
    IReadOnlyList<ExportedPrompt> Prompts,
    IReadOnlyList<ExportedEntry> Entries,
    IReadOnlyList<ExportedSummary> Summaries,
    IReadOnlyList<ExportedAlert> Alerts,
    IReadOnlyList<ExportedMessage> Messages,
    IReadOnlyList<ExportedSafetyPlan> SafetyPlan,
    IReadOnlyList<ExportedMeasure> Ratings,
    IReadOnlyList<ExportedSession> Sessions,
    ExportedAi Ai,
    ExportedChat Chat,
    IReadOnlyList<ExportedRequest> Requests
);

internal sealed record ExportedProfile(
    Guid Id,
    string? Name,
    string? Born,
    string? Contact,
    PatientStatus Status,
    [property: JsonPropertyName("timezone")] string TimeZone,
    string Language,
    string? Country,
    int Depth,
    int? PromptsPerWeek,
    string? Method,
    string? Tone,
    bool Reflections,
    string Reminders,
    string Weekly,
    [property: JsonPropertyName("seek")] IReadOnlyList<string> ThemesToSeek,
    [property: JsonPropertyName("avoid")] IReadOnlyList<string> ThemesToAvoid,
    PrototypeOrigin? Prototype
);

internal sealed record ExportedConsent(
    ConsentKind Kind,
    bool Given,
    string At,
    string By,
    string TextVersion,
    string? Text
)
{
    /// <summary>With the words that were agreed to, as they were then.</summary>
    public static ExportedConsent Of(ConsentDecision decision)
    {
        var text = ConsentTexts.All.FirstOrDefault(t =>
            t.Kind == decision.Kind && $"{t.Language}.v{t.Version}" == decision.TextVersion
        );
        return new(
            decision.Kind,
            decision.Given,
            ExportReading.Iso(decision.At),
            decision.By,
            decision.TextVersion,
            text?.Text
        );
    }
}

internal sealed record ExportedTherapist(Guid Id, string Name, string Since);

internal sealed record ExportedGoal(
    Guid Id,
    string Text,
    [property: JsonPropertyName("open")] bool IsOpen,
    IReadOnlyList<ExportedGoalEvent> History
);

internal sealed record ExportedGoalEvent(
    string At,
    GoalEventKind Kind,
    string By,
    string Text,
    string? Why,
    IReadOnlyList<string> Evidence,
    string? SuggestedBy
);

internal sealed record ExportedSuggestion(
    Guid Id,
    Guid Entry,
    string At,
    string Text,
    IReadOnlyList<string> Evidence,
    string WrittenBy,
    SuggestedGoalState State,
    string? DecidedBy,
    string? DecidedAt,
    string? Why
);

internal sealed record ExportedPrompt(
    Guid Id,
    string At,
    string Text,
    string Why,
    JournalPromptState State,
    string WrittenBy
);

internal sealed record ExportedEntry(
    Guid Id,
    string At,
    string RecordedAt,
    string Text,
    [property: JsonPropertyName("private")] bool IsPrivate,
    int Number,
    string Source,
    string? EditedAt,
    Guid? Prompt,
    IReadOnlyList<ExportedVersion> Earlier,
    ExportedReflection? Reflection
);

internal sealed record ExportedVersion(int Number, string Text, string Until);

internal sealed record ExportedReflection(string At, string Text, string WrittenBy);

internal sealed record ExportedMessage(string At, string Kind, string Text, string? WrittenBy, string? DeliveredAt);

internal sealed record ExportedSession(Guid Id, string When);

internal sealed record ExportedAccess(
    [property: JsonPropertyName("intact")] bool IsIntact,
    IReadOnlyList<ExportedReading> Readings
);

/// <summary>A reading: raw, as the commands' --json has it, and as a sentence.</summary>
internal sealed record ExportedReading(
    string At,
    string ReaderKind,
    string Reader,
    string ReaderName,
    string Purpose,
    int Count,
    string Sentence
);
