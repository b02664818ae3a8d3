using TherapyJournal.Records;

namespace TherapyJournal.Journaling;

/// <summary>What deciding on words came to.</summary>
public abstract record ReviewWordsOutcome
{
    private ReviewWordsOutcome() { }

    public sealed record Decided(WordsAheadContent Words) : ReviewWordsOutcome;

    public sealed record NoSuchWords : ReviewWordsOutcome;

    /// <summary>Somebody decided before, or at the same moment; nothing was overwritten.</summary>
    public sealed record AlreadyDecided : ReviewWordsOutcome;

    /// <summary>An urgent alert stands: until it is lifted the patient gets fixed words only.</summary>
    public sealed record HeldByAlert : ReviewWordsOutcome;

    /// <summary>No model's words may reach the patient now; they wait, and can be rejected.</summary>
    public sealed record NotAllowedNow(WhyNoModelWords Why) : ReviewWordsOutcome;

    public sealed record Unusable(string Sentence) : ReviewWordsOutcome;

    public sealed record Refused(DoorRefusal Why) : ReviewWordsOutcome;
}

/// <summary>Why no model's words may reach a patient.</summary>
public enum WhyNoModelWords
{
    /// <summary>The patient does not agree to a model.</summary>
    NoConsent,

    /// <summary>The practice lets none reach anybody.</summary>
    PracticeSaysNever,

    /// <summary>What the practice wants, or what the patient agreed to, does not open.</summary>
    NotKnown,
}
