using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Goals;

namespace TherapyJournal.Records;

/// <summary>What stays of a patient who was erased. It has an owner id and a key of its own; the patient's id is inside the seal.</summary>
/// <remarks>Alerts that stay, and who had the patient, are rows of the same owner, in their own tables.</remarks>
public sealed class KeptRecord : PatientRow<KeptRecordContent>
{
    /// <summary>When it is destroyed, Unix milliseconds; null: it holds an alert that stands, and nothing else, and goes with it.</summary>
    public long? Due { get; set; }

    public override string Label => "kept-record";

    public override string Bound => $"{Due}";

    public override JsonTypeInfo<KeptRecordContent> Shape => KeptJson.Default.KeptRecordContent;
}

/// <summary>The words of what is kept; of a bare alert there are none.</summary>
/// <param name="Patient">The id that the patient had: the access record goes on under it.</param>
/// <param name="ErasedAt">Unix milliseconds.</param>
public sealed record KeptRecordContent(Guid Patient, long ErasedAt)
{
    /// <summary>Who it was; empty for a bare alert.</summary>
    public string Name { get; init; } = "";

    /// <summary>Until when it is kept (UTC, yyyy-MM-dd), as was said beforehand; null: a bare alert.</summary>
    public string? Until { get; init; }

    /// <summary>By which duty, as was said beforehand.</summary>
    public string? Why { get; init; }

    /// <summary>Summaries that a therapist had seen, oldest first.</summary>
    public IReadOnlyList<KeptSummary> Summaries { get; init; } = [];

    /// <summary>Goals with their history, without quotations from entries.</summary>
    public IReadOnlyList<TherapyGoalContent> Goals { get; init; } = [];
}

/// <summary>A summary as it was seen, without the quotations it rested on.</summary>
/// <param name="At">When the entry was recorded, Unix milliseconds.</param>
/// <param name="Sentences">Not those at which the risk screen stopped.</param>
/// <param name="Insights">Key observations.</param>
/// <param name="WrittenBy">A model's name or question-bank.</param>
public sealed record KeptSummary(
    long At,
    IReadOnlyList<string> Sentences,
    IReadOnlyList<string> Insights,
    string WrittenBy
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(KeptRecordContent))]
internal sealed partial class KeptJson : JsonSerializerContext;
