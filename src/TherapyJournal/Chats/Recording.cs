using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Chats;

/// <summary>A voice message that is not text yet. It goes once its words are part of an entry, and its sound as soon as there are words.</summary>
public sealed class Recording : PatientRow<RecordingContent>
{
    /// <summary>The entry that it belongs to; null: nobody has agreed yet to have it written down.</summary>
    public Guid? EntryId { get; set; }

    public override string Label => "recording";

    public override string Bound => $"{EntryId:N}";

    public override JsonTypeInfo<RecordingContent> Shape => ChatsJson.Default.RecordingContent;
}

/// <summary>A voice message on its way to being text.</summary>
/// <param name="From">The chat that it came from.</param>
/// <param name="Number">Its number there.</param>
/// <param name="File">By which the channel hands it out.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="At">When it was spoken, Unix milliseconds.</param>
/// <param name="ReceivedAt">When it was taken in, Unix milliseconds.</param>
public sealed record RecordingContent(ChatAddress From, long Number, string File, int Seconds, long At, long ReceivedAt)
{
    /// <summary>The sound; null: not fetched yet, or destroyed because there is a text.</summary>
    public byte[]? Sound { get; init; }

    /// <summary>What was heard; null: nothing yet.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it was spoken for the patient alone.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether something urgent was raised by it.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Whether its writer knows that it takes longer.</summary>
    public bool IsDelayTold { get; init; }

    /// <summary>Why there will be no text; null: there may.</summary>
    public RecordingFault? Fault { get; init; }
}

/// <summary>Why a voice message does not become text.</summary>
public enum RecordingFault
{
    /// <summary>The channel does not hand it out any more.</summary>
    Gone,

    /// <summary>It is larger than it may be.</summary>
    TooLarge,

    /// <summary>Nothing was heard in it.</summary>
    Silent,

    /// <summary>Whoever writes down does not take it, or has failed for too long.</summary>
    NotWrittenDown,
}
