using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants.Calls;

/// <summary>One time that a patient's words left this machine for a model: when, to whom, for which step, and how much of what.</summary>
/// <remarks>Written before anything is sent, so that a call whose answer never came is on record too.</remarks>
public sealed class ModelCall : PatientRow<ModelCallContent>
{
    [StoredReadable("when a model was asked, for the order of the calls")]
    public long At { get; set; }

    public override string Label => "model-call";

    public override string Bound => $"{At}";

    public override JsonTypeInfo<ModelCallContent> Shape => CallsJson.Default.ModelCallContent;
}

/// <summary>What was sent where, without a word of it, and what came of it.</summary>
/// <param name="Step">Which step asked.</param>
/// <param name="Host">The host that was asked.</param>
/// <param name="Model">The model as the settings name it.</param>
/// <param name="InstructionsHash">SHA-256 of the instructions, hexadecimal.</param>
/// <param name="Sent">What was sent of the patient's record.</param>
/// <param name="Tokens">How many tokens were reserved for it.</param>
public sealed record ModelCallContent(
    string Step,
    string Host,
    string Model,
    string InstructionsHash,
    IReadOnlyList<SentWords> Sent,
    int Tokens
)
{
    public ModelCallState State { get; init; } = ModelCallState.Begun;

    /// <summary>The kind of failure, or the rule of the guard; never words. Null: it was answered and used.</summary>
    public string? Reason { get; init; }

    public int TokensIn { get; init; }

    public int TokensCached { get; init; }

    public int TokensOut { get; init; }

    public long Milliseconds { get; init; }

    /// <summary>The same call at its end; what it used is 0 where that is not known.</summary>
    internal ModelCallContent Ended(ModelCallState state, string? reason, ModelUsage? usage) =>
        this with
        {
            State = state,
            Reason = reason,
            TokensIn = usage?.TokensIn ?? 0,
            TokensCached = usage?.TokensCached ?? 0,
            TokensOut = usage?.TokensOut ?? 0,
            Milliseconds = usage?.Milliseconds ?? 0,
        };
}

/// <summary>How much of one thing was sent.</summary>
/// <param name="Kind">What it is: entry, goal, asked-lately …</param>
/// <param name="EntryId">Which entry; null: no entry.</param>
/// <param name="Characters">How many characters of it.</param>
public sealed record SentWords(string Kind, Guid? EntryId, int Characters)
{
    /// <summary>How long it is, of what was spoken; null: it was written.</summary>
    public int? Seconds { get; init; }
}

/// <summary>What became of a call.</summary>
public enum ModelCallState
{
    /// <summary>Sent; no answer is on record, since the process died or still waits.</summary>
    Begun,

    /// <summary>Answered in the agreed form.</summary>
    Answered,

    /// <summary>No usable answer came.</summary>
    Failed,

    /// <summary>Answered, and not used: the guard stopped it, or it could not be verified.</summary>
    Stopped,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ModelCallContent))]
internal sealed partial class CallsJson : JsonSerializerContext;
