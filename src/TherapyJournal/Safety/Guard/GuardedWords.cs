namespace TherapyJournal.Safety.Guard;

/// <summary>What a model's words are meant to be.</summary>
internal enum GuardedKind
{
    Question,

    /// <summary>The reason given beside a question.</summary>
    Why,

    Reflection,
}

/// <summary>A model's words on their way to a patient, with all that they are measured by.</summary>
/// <remarks>A class, not a record: nothing prints its words by accident.</remarks>
internal sealed class GuardedWords
{
    public required string Text { get; init; }

    public required GuardedKind Kind { get; init; }

    /// <summary>The patient's language; words in one that has no rules never pass.</summary>
    public required string Language { get; init; }

    /// <summary>The most characters.</summary>
    public required int Longest { get; init; }

    /// <summary>What the patient wrote and the model was shown; of a reflection, the entry that it answers.</summary>
    public required OwnWords Own { get; init; }

    /// <summary>How earlier reflections began.</summary>
    public IReadOnlyList<string> Openings { get; init; } = [];

    /// <summary>Earlier questions.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>The reason that stands beside a question: it may hold the detail that the question leaves out.</summary>
    public string Why { get; init; } = "";

    /// <summary>Whether a question touches what the therapist wants left alone.</summary>
    public Func<string, bool> IsLeftAlone { get; init; } = _ => false;

    /// <summary>Names, numbers and days that were written; null: they are not looked at.</summary>
    public InventedDetails? Details { get; init; }

    /// <summary>False where a practice forbids to name a feeling that was not written.</summary>
    public bool MayInferMood { get; init; } = true;
}

/// <summary>What the guard decides.</summary>
internal abstract record GuardOutcome
{
    private GuardOutcome() { }

    public sealed record Passes : GuardOutcome;

    public sealed record Stopped(GuardRule Rule) : GuardOutcome;
}
