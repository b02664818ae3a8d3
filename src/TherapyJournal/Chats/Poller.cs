using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Which program asks a channel for its messages: one at a time, by a lease with a fencing number.</summary>
public sealed class Poller
{
    /// <summary>Made of the number of our account there.</summary>
    public Guid Id { get; set; }

    /// <summary>Until when a program holds it, Unix milliseconds.</summary>
    public long LeaseUntil { get; set; }

    [StoredReadable("the fencing number of the poller's lease")]
    public long Fence { get; set; }

    [StoredReadable("the number of the first message that was not received yet")]
    public long? Next { get; set; }

    [StoredReadable("when that number was noted: after six days it means nothing any more")]
    public long? NextAt { get; set; }
}
