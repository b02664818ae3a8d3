namespace TherapyJournal.Safety;

/// <summary>What becomes of words, as far as their writer is told: fixed words must promise nothing that is not so.</summary>
public enum WordsFate
{
    /// <summary>Kept, and the therapist may read them.</summary>
    Shared,

    /// <summary>Kept for the patient alone; an alert tells the therapist its level and time.</summary>
    Private,

    /// <summary>Not kept; an alert that they raised tells the therapist its level and time.</summary>
    NotKept,

    /// <summary>No record could be reached: perhaps nobody hears of them.</summary>
    Unknown,
}
