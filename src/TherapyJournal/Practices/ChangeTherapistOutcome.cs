using TherapyJournal.Records;

namespace TherapyJournal.Practices;

/// <summary>What changing a therapist came to.</summary>
public abstract record ChangeTherapistOutcome
{
    private ChangeTherapistOutcome() { }

    public sealed record Changed(TherapistId Id, TherapistContent Therapist) : ChangeTherapistOutcome
    {
        /// <summary>As lists show them.</summary>
        public TherapistListing Listing => TherapistListing.Of(Id, Therapist);
    }

    /// <summary>Nobody has this name or id, or several do.</summary>
    public sealed record Unknown(string Named) : ChangeTherapistOutcome;

    public sealed record Unusable(string Sentence) : ChangeTherapistOutcome;
}
