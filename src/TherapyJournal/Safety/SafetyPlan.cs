using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Safety;

/// <summary>What a patient and their therapist have agreed to do when it gets dangerous, in six ordered steps, with every earlier version.</summary>
public sealed class SafetyPlan : PatientRow<SafetyPlanContent>
{
    public override string Label => "safety-plan";

    /// <summary>The patient's own id, so that two who begin it at once cannot make two.</summary>
    internal static Guid IdOf(PatientId patient) => patient.Value;

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

    /// <summary>How it stood when it had been changed so many times; null: nothing was written yet, or it was never changed as often.</summary>
    public SafetyPlanVersion? At(int version) => Versions.ElementAtOrDefault(version - 1);

    /// <summary>The lines of a step in a version; null: before anything was written.</summary>
    public static IReadOnlyList<string> LinesOf(SafetyPlanVersion? version, SafetyPlanStep step) =>
        version?.Of(step) ?? [];
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
