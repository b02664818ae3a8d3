using System.Text.Json.Serialization;

namespace TherapyJournal.Chats;

/// <summary>What came from a chat.</summary>
public enum ChatMessageKind
{
    /// <summary>Words, a command among them.</summary>
    Words,

    /// <summary>An earlier message reads otherwise now.</summary>
    Edited,

    /// <summary>A button was tapped.</summary>
    Tap,

    /// <summary>A voice message.</summary>
    Voice,

    /// <summary>A picture, a sticker, a file: nothing that is kept. Words beside it may be.</summary>
    NotWords,

    /// <summary>The person has blocked us.</summary>
    Blocked,

    /// <summary>The person lets us write again.</summary>
    Unblocked,

    /// <summary>A group or channel, where nothing is written or kept.</summary>
    Group,
}

/// <summary>Something that came from a chat, in the terms of no channel.</summary>
/// <param name="From">The chat.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Delivery">Names it: the same one delivered twice is handled once.</param>
/// <param name="At">When it was written, Unix milliseconds.</param>
public sealed record ChatMessage(ChatAddress From, ChatMessageKind Kind, string Delivery, long At)
{
    /// <summary>The message's number in its chat; of a tap: that of the message with the button. Null: it has none.</summary>
    public long? Number { get; init; }

    /// <summary>The words; of a tap: what stands behind the button.</summary>
    public string? Text { get; init; }

    /// <summary>By which the channel knows a tap that waits for an answer.</summary>
    public string? TapId { get; init; }

    /// <summary>Of a voice message.</summary>
    public ChatRecording? Recording { get; init; }

    /// <summary>The words that are screened: whatever a person typed, and not what stands behind a button.</summary>
    [JsonIgnore]
    public string? Words => Kind == ChatMessageKind.Tap || string.IsNullOrWhiteSpace(Text) ? null : Text;
}

/// <summary>A voice message that is not fetched yet.</summary>
/// <param name="File">By which the channel hands it out.</param>
/// <param name="Seconds">How long it is.</param>
public sealed record ChatRecording(string File, int Seconds)
{
    /// <summary>Bytes; null: not told.</summary>
    public long? Size { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(PatientChatContent))]
[JsonSerializable(typeof(ChatInviteContent))]
[JsonSerializable(typeof(EntryPartContent))]
[JsonSerializable(typeof(RecordingContent))]
internal sealed partial class ChatsJson : JsonSerializerContext;
