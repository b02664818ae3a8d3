using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>A message that has come and is not handled yet: sealed with the practice's key, since nobody has looked yet whose it is. It goes once it is handled.</summary>
public sealed class IncomingMessage : PracticeRow<ChatMessage>
{
    /// <summary>The patient whose chat it is, so that it goes with them; of an unknown chat: the chat's lane.</summary>
    public PatientId PatientId { get; set; }

    public override string Label => "incoming-message";

    public override string Bound => PatientId.ToString();

    public override JsonTypeInfo<ChatMessage> Shape => ChatsJson.Default.ChatMessage;
}

/// <summary>Says that a message has come once already, for as long as its channel may deliver it again.</summary>
public sealed class ReceivedMessage
{
    /// <summary>Half of a keyed hash of what names the delivery.</summary>
    public Guid Id { get; set; }

    [StoredReadable("when a message came, so that the note of it goes after eight days")]
    public long ReceivedAt { get; set; }
}
