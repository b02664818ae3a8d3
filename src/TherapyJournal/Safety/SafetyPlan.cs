using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Safety;

/// <summary>What a patient and their therapist have agreed to do when it gets dangerous, in six ordered steps, with every earlier version.</summary>
public sealed class SafetyPlan : PatientRow<SafetyPlanContent>
{
    public override string Label => "safety-plan";

    public override JsonTypeInfo<SafetyPlanContent> Shape => SafetyPlanJson.Default.SafetyPlanContent;
}

/// <summary>Every version, oldest first; the last one holds.</summary>
public sealed record SafetyPlanContent(IReadOnlyList<SafetyPlanVersion> Versions)
{
    /// <summary>No step has anything in it.</summary>
    internal static SafetyPlanContent Empty { get; } = new([]);

    /// <summary>What holds now; null: nothing was ever written.</summary>
    [JsonIgnore]
    public SafetyPlanVersion? Current => Versions is [.., var last] ? last : null;
}

/// <summary>The plan as it stood from one moment on.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="By">Who wrote it down: the therapist's id, or the patient's.</param>
/// <param name="Steps">The lines of each step, in the order of <see cref="SafetyPlanStep"/>.</param>
public sealed record SafetyPlanVersion(long At, string By, IReadOnlyList<IReadOnlyList<string>> Steps)
{
    /// <summary>The lines of a step.</summary>
    public IReadOnlyList<string> Of(SafetyPlanStep step) => Steps[(int)step];

    /// <summary>Whether no step has anything in it.</summary>
    [JsonIgnore]
    public bool IsEmpty => Steps.All(lines => lines.Count == 0);
}

/// <summary>
/// The steps of a safety plan, from what somebody does alone to who makes the place safe: the order of the Safety Planning
/// Intervention (Stanley and Brown, 2012). The wording is our own.
/// </summary>
public enum SafetyPlanStep
{
    Signs,
    Alone,
    Distraction,
    People,
    Professionals,
    SafePlace,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SafetyPlanContent))]
internal sealed partial class SafetyPlanJson : JsonSerializerContext;
