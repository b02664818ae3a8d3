namespace TherapyJournal.Review;

/// <summary>Why something that a model wrote for a therapist does not stand.</summary>
internal enum ClaimRule
{
    /// <summary>Its quotation is no whole sentence of the entry.</summary>
    NoQuotation,

    /// <summary>It holds a placeholder for a name that is none, a tag, an id or what else only the model was shown.</summary>
    Inside,

    /// <summary>It speaks to somebody, or is a single word: a therapist is told about the patient.</summary>
    NoReport,

    /// <summary>It says that something is not there, and the entry does not say so.</summary>
    AllClear,

    /// <summary>It names a disorder that the patient did not write.</summary>
    Diagnosis,

    /// <summary>It names somebody whom the patient did not name.</summary>
    StrangeName,

    /// <summary>It holds a number that nobody wrote.</summary>
    StrangeNumber,

    /// <summary>It speaks of danger, a means, a treatment, a promise or a way out of the journal, and the patient did not write so.</summary>
    OutOfBounds,

    /// <summary>It names a feeling that the patient did not write, where that is forbidden.</summary>
    InfersMood,

    /// <summary>Beyond the length that is in proportion to the entry.</summary>
    TooLong,
}

/// <summary>What a summary may rest on, read once.</summary>
/// <param name="Entry">The entry that it summarises.</param>
/// <param name="Known">All that the model was shown of this patient: the entry, earlier ones, goals.</param>
/// <param name="Days">The days of these entries, which the model was told beside their words.</param>
/// <param name="MayInferMood">False where a practice forbids to name a feeling that was not written.</param>
internal sealed record ClaimGround(
    string Entry,
    IReadOnlyList<string> Known,
    IReadOnlyList<NodaTime.LocalDate> Days,
    bool MayInferMood
);

/// <summary>What was kept and what was dropped, each with its rule.</summary>
internal sealed record CheckedClaims<T>(IReadOnlyList<T> Kept, IReadOnlyList<(T Claim, ClaimRule Rule)> Dropped);
