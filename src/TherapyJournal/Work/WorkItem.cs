using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>One step that must happen. It carries ids, never words.</summary>
public sealed class WorkItem
{
    public Guid Id { get; set; }

    /// <summary>Whose work it is; it goes when that patient is erased.</summary>
    public PatientId PatientId { get; set; }

    /// <summary>The lane in which it is worked in order.</summary>
    public Guid LaneId { get; set; }

    [StoredReadable("which step it is, such as SummarizeEntry")]
    public required string Kind { get; set; }

    /// <summary>What it is about: an entry, an alert.</summary>
    public Guid SubjectId { get; set; }

    [StoredReadable("which version of the subject")]
    public int SubjectNumber { get; set; }

    /// <summary>Not before, Unix milliseconds; the largest number: parked.</summary>
    public long Due { get; set; }

    [StoredReadable("how often it was begun")]
    public int Attempts { get; set; }

    [StoredReadable("why it waits or was parked: the kind of fault, never its text")]
    public string? Fault { get; set; }
}

/// <summary>A queue within the queue: its work is done in order, by one worker at a time.</summary>
public sealed class Lane
{
    public Guid Id { get; set; }

    public PatientId PatientId { get; set; }

    /// <summary>When its next work is due, Unix milliseconds; the largest number: nothing to do.</summary>
    public long Due { get; set; }

    /// <summary>Until when a worker holds it, Unix milliseconds.</summary>
    public long LeaseUntil { get; set; }

    /// <summary>Counts the leases: who saves with an old number saves nothing.</summary>
    [StoredReadable("the fencing number of the lease")]
    public long Fence { get; set; }
}
