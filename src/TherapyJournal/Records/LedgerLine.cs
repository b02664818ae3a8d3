using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>A line of the ledger where no folder outside the database is to be had.</summary>
public sealed class LedgerLine
{
    public Guid Id { get; set; }

    [StoredReadable("erasure or access-head")]
    public required string Kind { get; set; }

    /// <summary>The patient it is about.</summary>
    public Guid SubjectId { get; set; }

    [StoredReadable("the line itself: what was erased when, or the last link of an access chain, with a keyed hash")]
    public required string Line { get; set; }
}
