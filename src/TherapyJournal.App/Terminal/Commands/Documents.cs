using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The documents of --json. Their names are a contract: they are added to, never renamed.</summary>
internal static class Documents
{
    public static string Time(Instant instant) => InstantPattern.General.Format(instant);

    public static string Time(long milliseconds) => Time(Instant.FromUnixTimeMilliseconds(milliseconds));

    public static string Word(Enum value) => value.ToString().ToLowerInvariant();

    public static PatientDocument Of(PatientView patient) =>
        new(
            patient.Id.Value,
            patient.Profile.Name,
            Word(patient.Standing.Status),
            patient.Profile.Born,
            patient.Profile.Contact,
            patient.Standing.Country,
            patient.Standing.TimeZone,
            patient.Standing.Language,
            patient.Standing.Depth,
            patient.Standing.ThemesToSeek,
            patient.Standing.ThemesToAvoid,
            [.. Enum.GetValues<ConsentKind>().Where(patient.Standing.Allows).Select(kind => Word(kind))],
            patient.Entries,
            patient.LastEntryAt is { } last ? Time(last) : null,
            patient.Sessions
        );

    public static GoalDocument Of(GoalView goal) =>
        new(
            goal.Id,
            goal.Content.Text,
            goal.Content.IsOpen,
            goal.Version,
            [
                .. goal.Content.History.Select(h => new GoalEventDocument(
                    Time(h.At),
                    Word(h.Kind),
                    h.By,
                    h.Text,
                    h.Why,
                    h.SuggestedGoalId,
                    h.Evidence
                )),
            ]
        );

    public static PromptDocument Of(PromptView prompt, IEnumerable<GoalView> goals) =>
        new(
            prompt.Id,
            Time(prompt.AskedAt),
            prompt.Content.Text,
            prompt.Content.Why,
            goals.FirstOrDefault(g => g.Id == prompt.Content.GoalId)?.Content.Text,
            prompt.Content.WrittenBy,
            prompt.Content.AsksWhatHelped,
            prompt.Content.ModelFailed,
            Tokens(prompt.Content.Trace)
        );

    public static EntryDocument Of(EntryView entry, EntrySummaryContent? summary = null) =>
        new(
            entry.Id,
            Time(entry.At),
            Time(entry.RecordedAt),
            entry.Content.Text,
            entry.Content.IsPrivate,
            entry.Content.Number,
            summary is null ? null : Of(summary)
        );

    public static SummaryDocument Of(EntrySummaryContent summary) =>
        new(
            summary.Notification,
            [.. summary.Sentences.Select(s => new SentenceDocument(s.Text, s.Quotation))],
            summary.Insights,
            summary.WrittenBy,
            summary.ModelFailed,
            summary.Dropped,
            Tokens(summary.Trace)
        );

    public static InboxDocument Of(InboxItem item) =>
        new(
            item.EntryId,
            item.Patient.Value,
            item.PatientName,
            Time(item.At),
            item.Summary.Notification,
            [.. item.Summary.Sentences.Select(s => new SentenceDocument(s.Text, s.Quotation))],
            item.Summary.Insights,
            item.Suggestion is { } suggestion ? Of(suggestion) : null,
            item.Alert is { } alert ? Risk(alert) : null,
            item.Summary.WrittenBy,
            item.Summary.ModelFailed,
            item.Summary.Dropped,
            Tokens(item.Summary.Trace),
            item.IsNew
        );

    /// <summary>An alert for which there is no summary: a private entry, or one not kept. It shows level and time, no words.</summary>
    public static InboxDocument Of(InboxAlert alert) =>
        new(
            alert.Alert.EntryId,
            alert.Alert.Patient.Value,
            alert.PatientName,
            Time(alert.Alert.Content.RaisedAt),
            "",
            [],
            [],
            null,
            Risk(alert.Alert),
            "rules",
            null,
            0,
            null,
            true
        );

    public static SuggestedGoalDocument Of(SuggestionView suggestion) =>
        new(
            suggestion.Id,
            suggestion.Content.Text,
            suggestion.Content.GoalId,
            suggestion.Content.Evidence,
            Word(suggestion.Content.State),
            suggestion.Content.WrittenBy
        );

    public static RiskDocument Risk(AlertView alert) =>
        new(
            alert.Id,
            alert.Content.Level.ToLowerInvariant(),
            alert.Content.Severity,
            Word(alert.Content.State),
            Time(alert.Content.RaisedAt)
        );

    public static AlertDocument Of(AlertView alert, string name) =>
        new(
            alert.Id,
            alert.Patient.Value,
            name,
            Time(alert.Content.RaisedAt),
            alert.Content.Level.ToLowerInvariant(),
            alert.Content.Severity,
            alert.Content.Categories,
            Word(alert.Content.State),
            alert.Content.FromPrivate,
            [.. alert.Content.History.Select(h => new AlertEventDocument(Time(h.At), h.What, h.By, h.Note))]
        );

    private static int? Tokens(ModelTrace? trace) => trace is null ? null : trace.TokensIn + trace.TokensOut;
}

internal sealed record TherapistDocument(Guid Id, string Name);

internal sealed record PracticeDocument(
    string Name,
    string PatientLabel,
    string ReadingTimes,
    IReadOnlyList<string> HelplinesConfirmed
);

internal sealed record PatientDocument(
    Guid Id,
    string Name,
    string Status,
    string? Born,
    string? Contact,
    string? Country,
    string Timezone,
    string Language,
    int Depth,
    IReadOnlyList<string> Seek,
    IReadOnlyList<string> Avoid,
    IReadOnlyList<string> Consents,
    int Entries,
    string? LastEntryAt,
    IReadOnlyList<string> Sessions
);

internal sealed record ConsentDocument(
    string Kind,
    bool Given,
    string? TextVersion,
    string? At,
    string? By,
    string Text
);

internal sealed record GoalDocument(
    Guid Id,
    string Text,
    bool Open,
    int Version,
    IReadOnlyList<GoalEventDocument> History
);

internal sealed record GoalEventDocument(
    string At,
    string Kind,
    string By,
    string Text,
    string? Why,
    Guid? SuggestedGoal,
    IReadOnlyList<string>? Evidence
);

internal sealed record PromptDocument(
    Guid? Id,
    string? At,
    string Text,
    string Why,
    string? Goal,
    string WrittenBy,
    bool AsksWhatHelped,
    string? ModelFailed,
    int? Tokens
);

internal sealed record EntryDocument(
    Guid Id,
    string At,
    string RecordedAt,
    string Text,
    bool Private,
    int Number,
    SummaryDocument? Summary
);

internal sealed record SummaryDocument(
    string Notification,
    IReadOnlyList<SentenceDocument> Sentences,
    IReadOnlyList<string> Insights,
    string WrittenBy,
    string? ModelFailed,
    int Dropped,
    int? Tokens
);

internal sealed record SentenceDocument(string Text, string Quotation);

internal sealed record WriteDocument(
    Guid Id,
    Guid Patient,
    string At,
    bool Repeated,
    bool Mended,
    ReflectionDocument? Reflection,
    RiskDocument? Risk,
    string? CrisisWords
);

internal sealed record NotKeptDocument(string Text, RiskDocument? Risk, string? CrisisWords);

internal sealed record ReflectionDocument(string Text, string WrittenBy, string? ModelFailed);

internal sealed record InboxDocument(
    Guid Id,
    Guid Patient,
    string PatientName,
    string At,
    string Notification,
    IReadOnlyList<SentenceDocument> Sentences,
    IReadOnlyList<string> Insights,
    SuggestedGoalDocument? SuggestedGoal,
    RiskDocument? Risk,
    string WrittenBy,
    string? ModelFailed,
    int Dropped,
    int? Tokens,
    bool New
);

internal sealed record SuggestedGoalDocument(
    Guid Id,
    string Text,
    Guid? Goal,
    IReadOnlyList<string> Evidence,
    string State,
    string WrittenBy
);

internal sealed record RiskDocument(Guid Id, string Level, int Severity, string State, string At);

internal sealed record AlertDocument(
    Guid Id,
    Guid Patient,
    string PatientName,
    string At,
    string Level,
    int Severity,
    IReadOnlyList<string> Categories,
    string State,
    bool Private,
    IReadOnlyList<AlertEventDocument> History
);

internal sealed record AlertEventDocument(string At, string What, string? By, string? Note);

internal sealed record ReviewDocument(Guid Id, string Decision, GoalDocument? Goal);

internal sealed record DoneDocument(string Done, Guid? Id = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TherapistDocument))]
[JsonSerializable(typeof(IReadOnlyList<TherapistDocument>))]
[JsonSerializable(typeof(PracticeDocument))]
[JsonSerializable(typeof(PatientDocument))]
[JsonSerializable(typeof(IReadOnlyList<PatientDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ConsentDocument>))]
[JsonSerializable(typeof(GoalDocument))]
[JsonSerializable(typeof(IReadOnlyList<GoalDocument>))]
[JsonSerializable(typeof(PromptDocument))]
[JsonSerializable(typeof(IReadOnlyList<EntryDocument>))]
[JsonSerializable(typeof(WriteDocument))]
[JsonSerializable(typeof(NotKeptDocument))]
[JsonSerializable(typeof(IReadOnlyList<InboxDocument>))]
[JsonSerializable(typeof(IReadOnlyList<AlertDocument>))]
[JsonSerializable(typeof(AlertDocument))]
[JsonSerializable(typeof(ReviewDocument))]
[JsonSerializable(typeof(DoneDocument))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DocumentsJson : JsonSerializerContext;
