using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Insight;

/// <summary>What a patient said of themselves in a number, once. It feeds trends and raises nothing by itself.</summary>
public sealed class MeasureResult : PatientRow<MeasureResultContent>
{
    public override string Label => "measure-result";

    public override JsonTypeInfo<MeasureResultContent> Shape => InsightJson.Default.MeasureResultContent;
}

/// <summary>What is measured.</summary>
public enum Measure
{
    /// <summary>How the patient feels just now, 0 (worst) to 10 (best), one item of our own.</summary>
    Mood,

    /// <summary>How near a goal is, 0 (not at all) to 10 (reached): the Goal-Based Outcome (Law and Jacob, 2013).</summary>
    GoalProgress,
}

/// <summary>One number, and what it says something about.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Rating">In the measure's own range.</param>
/// <param name="GoalId">Which goal; null: none.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="By">Who recorded it: the patient's id, or the therapist's at whose terminal it was said.</param>
public sealed record MeasureResultContent(Measure Measure, int Rating, Guid? GoalId, long At, string By);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(MeasureResultContent))]
internal sealed partial class InsightJson : JsonSerializerContext;
