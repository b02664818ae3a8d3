using TherapyJournal.Records;

namespace TherapyJournal.Assistants.Calls;

/// <summary>What one step asks a model about one patient.</summary>
/// <param name="Patient">Whose words these are: a request holds one patient's only.</param>
/// <param name="Blocks">What people wrote, what changes seldom first, so that the service's cache helps.</param>
/// <param name="Turn">What the program itself says of today; never a person's words.</param>
/// <param name="Names">The names that the record knows.</param>
/// <param name="Manner">How the step is to be done for this patient.</param>
public sealed record ModelRequest(
    PatientId Patient,
    IReadOnlyList<UntrustedBlock> Blocks,
    string Turn,
    KnownNames Names,
    Manner Manner
);

/// <summary>How a step is to be done for this patient, as practice and therapist have set it.</summary>
/// <param name="Method">cbt, act, dbt or psychodynamic; null: none.</param>
/// <param name="Tone">warm, plain or brief; null: as the instructions say.</param>
/// <param name="MayInferMood">Whether a feeling may be named that nobody wrote.</param>
public sealed record Manner(string? Method, string? Tone, bool MayInferMood)
{
    /// <summary>The methods that there are instructions for.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["cbt", "act", "dbt", "psychodynamic"];

    /// <summary>The tones that there are instructions for.</summary>
    public static IReadOnlyList<string> Tones { get; } = ["warm", "plain", "brief"];

    internal IEnumerable<string> Files =>
        [
            .. Method is null ? Array.Empty<string>() : [$"Assistants/methods/{Method}.md"],
            .. Tone is null ? Array.Empty<string>() : [$"Assistants/tones/{Tone}.md"],
            .. MayInferMood ? Array.Empty<string>() : ["Assistants/no-mood.md"],
        ];
}

/// <summary>The names that a patient's record knows.</summary>
/// <param name="Patient">The patient's own; it never leaves.</param>
/// <param name="Others">Therapists and whom the contact names; they stay where the practice asks for it.</param>
public sealed record KnownNames(string Patient, IReadOnlyList<string> Others);
