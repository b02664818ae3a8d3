using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Counts what comes from one chat in a minute. The count stands in the chat's own row and changes with the end of the message, so that it holds over all workers.</summary>
internal sealed class CountMessages(ChatOptions options, TimeProvider clock)
{
    /// <summary>So long what a flood started waits, and is then done once for all of it.</summary>
    public static readonly Duration Waits = HeardLately.Lasts;

    /// <summary>With this message.</summary>
    public HeardLately? With(HeardLately? before, ChatMessage message) =>
        message.Kind is ChatMessageKind.Blocked or ChatMessageKind.Unblocked or ChatMessageKind.Group
            ? before
            : HeardLately.With(before, MomentOf(message));

    /// <summary>Whether nothing more is answered for now.</summary>
    public bool IsBeyond(HeardLately? heard) => heard?.Count > options.MessagesPerMinute;

    // When it was written, so that what a day of outage held back is no flood. An edit bears the time of what it changes.
    private Instant MomentOf(ChatMessage message)
    {
        var now = clock.Now();
        return message.Kind == ChatMessageKind.Edited
            ? now
            : Instant.Min(now, Instant.FromUnixTimeMilliseconds(message.At));
    }
}
