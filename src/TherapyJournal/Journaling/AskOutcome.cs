using TherapyJournal.Records;

namespace TherapyJournal.Journaling;

/// <summary>What asking came to.</summary>
public abstract record AskOutcome
{
    private AskOutcome() { }

    public sealed record Asked(PromptView Prompt) : AskOutcome;

    /// <summary>The patient wants no question today, and that is noted; the sentence says so.</summary>
    public sealed record NotToday(string Sentence) : AskOutcome;

    /// <summary>No question can be asked now; the sentence says why.</summary>
    public sealed record NotNow(string Sentence) : AskOutcome
    {
        /// <summary>Nothing that they write may be kept, since they did not agree to it or do not any more.</summary>
        public bool IsWithoutConsent { get; init; }
    }

    /// <summary>An urgent alert stands: until a therapist lifts it, the patient gets fixed words only.</summary>
    public sealed record FixedWords(Safety.FixedWords Words) : AskOutcome;

    public sealed record Refused(DoorRefusal Why) : AskOutcome;
}
