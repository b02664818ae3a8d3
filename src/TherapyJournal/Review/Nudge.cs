using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>That the chat of a therapist is told of an entry: once, and what became of it there. It holds no word of it.</summary>
public sealed class Nudge : PatientRow<NudgeContent>, IWordless
{
    public TherapistId TherapistId { get; set; }

    public Guid EntryId { get; set; }

    /// <summary>The push that tells of it, alone or with others; empty: none yet. A random number, which names nothing.</summary>
    public Guid PushId { get; set; }

    public override string Label => "nudge";

    public override string Bound => $"{TherapistId}|{EntryId:N}|{PushId:N}";

    public override JsonTypeInfo<NudgeContent> Shape => ReviewJson.Default.NudgeContent;
}

/// <summary>What became of it, in Unix milliseconds.</summary>
/// <param name="At">Since when it is owed.</param>
public sealed record NudgeContent(long At)
{
    /// <summary>When it was told; null: not yet.</summary>
    public long? SentAt { get; init; }

    /// <summary>When its short text was shown; null: nobody has opened it.</summary>
    public long? ShownAt { get; init; }

    /// <summary>The tap by which it was opened, so that the same tap shows it again and another does not.</summary>
    public Guid? ShownBy { get; init; }

    /// <summary>The number of the message in which it is shown.</summary>
    public long? ShownIn { get; init; }

    /// <summary>Whether it was opened from the digest of a week, beneath which what is left of all pushes is opened.</summary>
    public bool OfWeek { get; init; }

    /// <summary>The suggested goal that is shown with it: this one is accepted there, and no later one.</summary>
    public Guid? ShownGoal { get; init; }

    /// <summary>When it was done with in the chat: acknowledged, hidden, or not worth telling any more.</summary>
    public long? DoneAt { get; init; }

    /// <summary>Whether its short text stands in the chat.</summary>
    internal bool IsShown => ShownAt is not null && DoneAt is null;

    /// <summary>Whether it was told and never opened.</summary>
    internal bool IsLeft => ShownAt is null && DoneAt is null;
}
