using TherapyJournal.Records;

namespace TherapyJournal.Chats;

/// <summary>A chat with one person over one channel.</summary>
/// <param name="Channel">Which channel, such as telegram.</param>
/// <param name="Account">The number of our own account there: a bot's.</param>
/// <param name="Chat">The chat's number there.</param>
public sealed record ChatAddress(string Channel, long Account, long Chat)
{
    /// <summary>By which it is found without its number standing anywhere.</summary>
    internal byte[] Hash(Keys keys) => keys.LookupHash("chat", $"{Channel}|{Account}|{Chat}");

    /// <summary>What names one of its messages, without the numbers of either.</summary>
    internal byte[] HashOf(long message, Keys keys) =>
        keys.LookupHash("chat-message", $"{Channel}|{Account}|{Chat}|{message}");

    /// <summary>The same of what was spoken in one of its messages: the words beside it are a part of their own.</summary>
    internal byte[] HashOfSpoken(long message, Keys keys) =>
        keys.LookupHash("chat-recording", $"{Channel}|{Account}|{Chat}|{message}");

    /// <summary>The lane in which its messages are handled in order.</summary>
    internal Guid Lane(Keys keys) => new(Hash(keys).AsSpan(0, 16));
}
