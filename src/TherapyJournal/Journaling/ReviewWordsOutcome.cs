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
    /// <param name="HasConsent">Whether the patient agrees to a model; then it is the practice that says never.</param>
    public sealed record NotAllowedNow(bool HasConsent) : ReviewWordsOutcome;

    public sealed record Unusable(string Sentence) : ReviewWordsOutcome;

    public sealed record Refused(DoorRefusal Why) : ReviewWordsOutcome;
}
