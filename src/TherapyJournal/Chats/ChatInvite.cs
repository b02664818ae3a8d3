using System.Text.Json.Serialization.Metadata;
using TherapyJournal.Records;

namespace TherapyJournal.Chats;

/// <summary>An invitation by which one patient, once, links a chat.</summary>
public sealed class ChatInvite : PatientRow<ChatInviteContent>, IWordless
{
    public override string Label => "chat-invite";

    public override JsonTypeInfo<ChatInviteContent> Shape => ChatsJson.Default.ChatInviteContent;
}

/// <summary>What an invitation is good for.</summary>
/// <param name="SecretHash">A keyed hash of the half of the link that is secret.</param>
/// <param name="By">The therapist who invited.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Until">Until when it is taken, Unix milliseconds.</param>
public sealed record ChatInviteContent(byte[] SecretHash, Guid By, long At, long Until)
{
    /// <summary>How often it was tried with another secret.</summary>
    public int WrongTries { get; init; }
}
