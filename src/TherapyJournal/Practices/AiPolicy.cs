using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Whether a model's words reach a patient. Some laws leave that to a licensed person (Illinois PA 104-0054).</summary>
public enum AiToPatient
{
    /// <summary>At once, past the guard.</summary>
    Automatic,

    /// <summary>Only what a therapist approved; meanwhile the question bank's words go out.</summary>
    AfterApproval,

    /// <summary>Never: a model writes for the therapist alone.</summary>
    Never,
}

/// <summary>What a practice lets models do.</summary>
/// <param name="ToPatient">Whether their words reach a patient.</param>
/// <param name="InferMood">Whether a feeling may be named, or stored, that nobody wrote.</param>
internal sealed record AiPolicy(AiToPatient ToPatient, bool InferMood)
{
    /// <summary>Whether a model reads entries for danger after the rules have.</summary>
    public bool ModelScreen { get; init; }

    /// <summary>False: the practice's row was changed or removed outside the program, so that nobody knows what it wants, and no model is asked.</summary>
    public bool IsKnown { get; private init; } = true;

    /// <summary>Where no model is asked.</summary>
    internal static AiPolicy NoModel { get; } = new(AiToPatient.Never, InferMood: false);

    private static AiPolicy Unknown { get; } = NoModel with { IsKnown = false };

    /// <summary>Reads it inside a transaction or a reading. A row that is gone or does not open lets no model do anything, and stops nothing else.</summary>
    internal static async Task<AiPolicy> FromAsync(JournalDb db, Keys keys, CancellationToken cancel) =>
        await ReadPractice.OrNullAsync(db, keys, cancel) is { } practice
            ? new AiPolicy(practice.AiToPatient, practice.InferMood) { ModelScreen = !practice.ScreensByRulesAlone }
            : Unknown;
}

/// <summary>The policies as people type them.</summary>
internal static class AiPolicyWords
{
    public static IReadOnlyDictionary<string, AiToPatient> ToPatient { get; } =
        new Dictionary<string, AiToPatient>(StringComparer.Ordinal)
        {
            ["automatic"] = AiToPatient.Automatic,
            ["after-approval"] = AiToPatient.AfterApproval,
            ["never"] = AiToPatient.Never,
        };

    public static IReadOnlyDictionary<string, bool> OnOff { get; } =
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["on"] = true, ["off"] = false };

    /// <summary>Why a policy cannot have this value; null: it can, or the key is no policy.</summary>
    public static string? Problem(string key, string value) =>
        key.ToLowerInvariant() switch
        {
            "ai-to-patient" when !ToPatient.ContainsKey(value.ToLowerInvariant()) =>
                $"ai-to-patient is one of: {string.Join(", ", ToPatient.Keys)}.",
            "infer-mood" when !OnOff.ContainsKey(value.ToLowerInvariant()) => "infer-mood is on or off.",
            "model-screen" when !OnOff.ContainsKey(value.ToLowerInvariant()) => "model-screen is on or off.",
            "nudge-text" when !OnOff.ContainsKey(value.ToLowerInvariant()) => "nudge-text is on or off.",
            "share-summaries" when !OnOff.ContainsKey(value.ToLowerInvariant()) => "share-summaries is on or off.",
            _ => null,
        };
}
