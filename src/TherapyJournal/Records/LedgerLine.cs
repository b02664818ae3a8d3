using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>A line of the ledger where no folder outside the database is to be had.</summary>
public sealed class LedgerLine
{
    public Guid Id { get; set; }

    [StoredReadable("what kind of line it is, such as erasure")]
    public required string Kind { get; set; }

    /// <summary>The patient it is about.</summary>
    public Guid SubjectId { get; set; }

    [StoredReadable("the line itself: whose erasure was asked for, called off or done, and when, with a keyed hash")]
    public required string Line { get; set; }
}
