using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Assistants;
using TherapyJournal.Records;

namespace TherapyJournal.Goals;

/// <summary>A goal that patient and therapist agreed on, with its whole history.</summary>
public sealed class TherapyGoal : PatientRow<TherapyGoalContent>
{
    public override string Label => "therapy-goal";

    public override JsonTypeInfo<TherapyGoalContent> Shape => GoalsJson.Default.TherapyGoalContent;
}

/// <summary>The goal as it stands, and everything that happened to it, oldest first.</summary>
public sealed record TherapyGoalContent(string Text, bool IsOpen, IReadOnlyList<GoalEvent> History)
{
    /// <summary>Who suggested the goal as it reads now: a model's name or question-bank; null: nobody, people put it so.</summary>
    [JsonIgnore]
    public string? SuggestedBy => History.LastOrDefault(h => h.Kind != GoalEventKind.Closed)?.SuggestedBy;
}

/// <summary>What can happen to a goal.</summary>
public enum GoalEventKind
{
    Added,
    Changed,
    Closed,
}

/// <summary>One step in a goal's history.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Kind">What happened.</param>
/// <param name="By">The therapist's id, or the patient's.</param>
/// <param name="Text">How the goal read from then on.</param>
/// <param name="Why">The reason given; null: none.</param>
/// <param name="SuggestedGoalId">The suggestion that it came from; null: none.</param>
/// <param name="Evidence">Quotations that spoke for it.</param>
public sealed record GoalEvent(
    long At,
    GoalEventKind Kind,
    string By,
    string Text,
    string? Why = null,
    Guid? SuggestedGoalId = null,
    IReadOnlyList<string>? Evidence = null
)
{
    /// <summary>Who wrote the suggestion that it came from, whether a therapist changed its words or not: a model's name or question-bank; null: none.</summary>
    public string? SuggestedBy { get; init; }

    /// <summary>Whether the therapist took the suggestion up in other words.</summary>
    public bool Edited { get; init; }
}

/// <summary>A goal that an assistant proposes; a therapist decides.</summary>
public sealed class SuggestedGoal : PatientRow<SuggestedGoalContent>
{
    /// <summary>The entry whose summary proposed it.</summary>
    public Guid EntryId { get; set; }

    public override string Label => "suggested-goal";

    public override string Bound => $"{EntryId:N}";

    public override JsonTypeInfo<SuggestedGoalContent> Shape => GoalsJson.Default.SuggestedGoalContent;
}

/// <summary>Where a suggestion stands.</summary>
public enum SuggestedGoalState
{
    Waiting,
    Accepted,
    Edited,
    Rejected,
}

/// <summary>What is proposed, on what evidence, and what became of it.</summary>
/// <param name="Text">The goal as proposed.</param>
/// <param name="GoalId">The goal it would change; null: a new one.</param>
/// <param name="Evidence">Quotations from the entry, or from those that the model was shown beside it.</param>
/// <param name="WrittenBy">A model's name or question-bank.</param>
/// <param name="At">Unix milliseconds.</param>
public sealed record SuggestedGoalContent(
    string Text,
    Guid? GoalId,
    IReadOnlyList<string> Evidence,
    string WrittenBy,
    long At
)
{
    public SuggestedGoalState State { get; init; } = SuggestedGoalState.Waiting;

    /// <summary>The therapist who decided; null: nobody yet.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? DecidedAt { get; init; }

    public string? Why { get; init; }

    /// <summary>The other entries that its writer was shown: what it quotes of one of them goes with it.</summary>
    public IReadOnlyList<Guid> Shown { get; init; } = [];

    /// <summary>What the model's call used; null: no model wrote it.</summary>
    public ModelTrace? Trace { get; init; }

    /// <summary>What stays of a rejected goal whose entry was taken back: a keyed hash in place of its words. Null: the words are there.</summary>
    public string? TextHash { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TherapyGoalContent))]
[JsonSerializable(typeof(SuggestedGoalContent))]
internal sealed partial class GoalsJson : JsonSerializerContext;
