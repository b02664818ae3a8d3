using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>The chat of a patient, and where their conversation stands. It holds none of their words.</summary>
public sealed class PatientChat : PatientRow<PatientChatContent>, IWordless
{
    [StoredReadable("a keyed hash of the chat's number, so that a message finds its patient")]
    public byte[] ChatHash { get; set; } = [];

    public override string Label => "patient-chat";

    public override string Bound => Convert.ToHexString(ChatHash);

    public override JsonTypeInfo<PatientChatContent> Shape => ChatsJson.Default.PatientChatContent;
}

/// <summary>A chat and its conversation.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="LinkedAt">When the invitation was accepted there, Unix milliseconds.</param>
public sealed record PatientChatContent(ChatAddress Address, long LinkedAt)
{
    /// <summary>When the therapist said that this chat is really the patient's, Unix milliseconds; null: not yet, so that no older word is shown there.</summary>
    public long? ConfirmedAt { get; init; }

    /// <summary>When the person blocked us, Unix milliseconds; null: they did not.</summary>
    public long? BlockedAt { get; init; }

    /// <summary>What we asked last and still wait for, such as consent:model; null: nothing.</summary>
    public string? Awaits { get; init; }

    /// <summary>Whether an erasure was asked for here, so that it can be called off here.</summary>
    public bool AskedForErasure { get; init; }

    /// <summary>Until when the next message counts as the goal that we asked for, Unix milliseconds; null: it does not.</summary>
    public long? GoalAwaitedUntil { get; init; }

    /// <summary>Whether what is written here is for the patient alone, unless they share it.</summary>
    public bool WritesPrivately { get; init; }

    /// <summary>The entry that is being written; null: none.</summary>
    public EntryBegun? Begun { get; init; }

    /// <summary>How much was spoken on the last day on which something was; null: nothing ever.</summary>
    public SpokenToday? Spoken { get; init; }

    /// <summary>How much was heard from here within the last minute; null: nothing yet.</summary>
    public HeardLately? Heard { get; init; }

    /// <summary>What became of the reminders; null: nothing yet.</summary>
    public ReminderTrack? Reminded { get; init; }

    /// <summary>The last date on which a week was offered, where the patient lived then (yyyy-MM-dd); null: none yet.</summary>
    public string? WeekOfferedOn { get; init; }
}

/// <summary>An entry that is being written, message by message.</summary>
/// <param name="Id">The entry's id from now on.</param>
/// <param name="LastAt">When its last message came, Unix milliseconds.</param>
public sealed record EntryBegun(Guid Id, long LastAt)
{
    /// <summary>The prompt it answers; null: whichever was asked last.</summary>
    public Guid? PromptId { get; init; }

    /// <summary>Whether something urgent was raised by it: then it ends sooner by itself, so that a therapist can read it.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Whether it is for the patient alone, unless they share it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>How many messages it has.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>It ends as soon as what was spoken is text: true for its writer alone, false shared; null: its writer goes on.</summary>
    public bool? EndsPrivate { get; init; }

    /// <summary>The same for its writer alone, however it was to end.</summary>
    internal EntryBegun Privately() => this with { IsPrivate = true, EndsPrivate = EndsPrivate is null ? null : true };
}

/// <summary>One message of an entry that was written in a chat: kept beside the entry, so that a message that is changed there changes the entry.</summary>
public sealed class EntryPart : PatientRow<EntryPartContent>
{
    public Guid EntryId { get; set; }

    [StoredReadable("a keyed hash of chat and message, so that an edited message finds what it was")]
    public byte[] MessageHash { get; set; } = [];

    public override string Label => "entry-part";

    public override string Bound => $"{EntryId:N}|{Convert.ToHexString(MessageHash)}";

    public override JsonTypeInfo<EntryPartContent> Shape => ChatsJson.Default.EntryPartContent;
}

/// <summary>The words of one message.</summary>
/// <param name="Text">As they read now.</param>
/// <param name="At">When they were written, Unix milliseconds.</param>
public sealed record EntryPartContent(string Text, long At)
{
    /// <summary>Whether it was spoken, and a program wrote it down.</summary>
    public bool IsSpoken { get; init; }
}
