using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.Assistants;
using TherapyJournal.Journaling;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What the documents of --json have in common. They lie by subject in the files beside this one. Their names are a contract: they are added to, never renamed.</summary>
internal static class Documents
{
    public static string Time(Instant instant) => InstantPattern.General.Format(instant);

    public static string Time(long milliseconds) => Time(Instant.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>Such as 2026-11-23; null where there is none.</summary>
    public static string? Day(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    /// <summary>The value in camelCase, as every document of the program has it.</summary>
    public static string Word(Enum value) => Word(value.ToString());

    /// <inheritdoc cref="Word(Enum)"/>
    public static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>Tokens that a model read and wrote; null: none was asked.</summary>
    public static int? Tokens(ModelTrace? trace) => trace is null ? null : trace.TokensIn + trace.TokensOut;
}

/// <summary>Something was done, and to what.</summary>
internal sealed record DoneDocument(string Done, Guid? Id = null);

/// <summary>What a worker did: steps done, and tries that will be repeated.</summary>
internal sealed record WorkedDocument(string Done, int Steps, int Repeated);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TherapistCodeDocument))]
[JsonSerializable(typeof(TherapistDocument))]
[JsonSerializable(typeof(IReadOnlyList<TherapistDocument>))]
[JsonSerializable(typeof(ContactDocument))]
[JsonSerializable(typeof(IReadOnlyList<OwnerDocument>))]
[JsonSerializable(typeof(PracticeDocument))]
[JsonSerializable(typeof(SafetyPlanDocument))]
[JsonSerializable(typeof(SessionNotesDocument))]
[JsonSerializable(typeof(RatingDocument))]
[JsonSerializable(typeof(IReadOnlyList<RatingDocument>))]
[JsonSerializable(typeof(RequestDocument))]
[JsonSerializable(typeof(IReadOnlyList<RequestDocument>))]
[JsonSerializable(typeof(PatientDocument))]
[JsonSerializable(typeof(IReadOnlyList<PatientDocument>))]
[JsonSerializable(typeof(IReadOnlyList<ConsentDocument>))]
[JsonSerializable(typeof(GoalDocument))]
[JsonSerializable(typeof(IReadOnlyList<GoalDocument>))]
[JsonSerializable(typeof(PromptDocument))]
[JsonSerializable(typeof(WeekDocument))]
[JsonSerializable(typeof(WeekInNumbersDocument))]
[JsonSerializable(typeof(IReadOnlyList<EntryDocument>))]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(AnswerDocument))]
[JsonSerializable(typeof(BriefDocument))]
[JsonSerializable(typeof(ThemesDocument))]
[JsonSerializable(typeof(TrendsDocument))]
[JsonSerializable(typeof(WriteDocument))]
[JsonSerializable(typeof(IReadOnlyList<InboxDocument>))]
[JsonSerializable(typeof(IReadOnlyList<AlertDocument>))]
[JsonSerializable(typeof(AlertDocument))]
[JsonSerializable(typeof(ReviewDocument))]
[JsonSerializable(typeof(IReadOnlyList<WaitingWordsDocument>))]
[JsonSerializable(typeof(PlannedDocument))]
[JsonSerializable(typeof(IReadOnlyList<PlannedDocument>))]
[JsonSerializable(typeof(DoneDocument))]
[JsonSerializable(typeof(WorkedDocument))]
[JsonSerializable(typeof(IReadOnlyList<HelplineDocument>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DocumentsJson : JsonSerializerContext;
