using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Safety;

namespace TherapyJournal.Review;

/// <summary>How an export is written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(ExportedProfile))]
[JsonSerializable(typeof(IReadOnlyList<ExportedConsent>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedTherapist>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedGoal>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedSuggestion>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedPrompt>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedEntry>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedSummary>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedAlert>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedMessage>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedSafetyPlan>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedMeasure>))]
[JsonSerializable(typeof(IReadOnlyList<ExportedSession>))]
[JsonSerializable(typeof(ExportedAi))]
[JsonSerializable(typeof(ExportedChat))]
[JsonSerializable(typeof(IReadOnlyList<ExportedRequest>))]
[JsonSerializable(typeof(ExportedAccess))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    /// <summary>With letters of every script readable instead of escaped, and words for states as the commands' --json has them.</summary>
    public static ExportJson Readable => field ??= new(WithWords());

    private static JsonSerializerOptions WithWords()
    {
        var options = new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Insert(0, new JsonStringEnumConverter<PatientStatus>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<ConsentKind>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<GoalEventKind>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<SuggestedGoalState>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<JournalPromptState>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<ModelCallState>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<WordsAheadKind>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<WordsAheadState>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<SafetyPlanStep>(JsonNamingPolicy.CamelCase));
        options.Converters.Insert(0, new JsonStringEnumConverter<Measure>(JsonNamingPolicy.CamelCase));
        return options;
    }
}
