namespace TherapyJournal.Review;

/// <summary>What became of the words that raised an alert.</summary>
public enum AlertSource
{
    /// <summary>An entry that the therapist may read.</summary>
    Shared,

    /// <summary>An entry for the patient alone: level and time are shown, nothing else of it.</summary>
    Private,

    /// <summary>No entry, of words for the patient alone: level and time are shown, nothing else of them.</summary>
    PrivateNotKept,

    /// <summary>No entry: the words were never kept (paused, no consent, too long), or were taken back.</summary>
    NotKept,

    /// <summary>The patient is writing it message by message and has not finished: it can be read within minutes.</summary>
    BeingWritten,

    /// <summary>What the patient asks of their therapist: the words stand in the request.</summary>
    InRequest,

    /// <summary>What the patient wrote into their safety plan: the words stand there, or did in an earlier version.</summary>
    InPlan,

    /// <summary>The patient is hidden by a request for erasure, or erased: level, time and state are shown, and who they are only while they are hidden and the alert is urgent and stands.</summary>
    Erased,
}
