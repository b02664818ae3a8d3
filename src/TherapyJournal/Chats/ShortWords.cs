using System.Text;
using TherapyJournal.Assistants.Calls;

namespace TherapyJournal.Chats;

/// <summary>A whole message that may be a word to the program rather than an entry: in small letters, without signs.</summary>
internal static class ShortWords
{
    // Whatever is longer was written for the journal.
    private const int Longest = 60;

    /// <summary>Null: a command, a button, part of an entry that is being written, or too long to be one.</summary>
    public static string? Of(ChatTurn turn) =>
        turn is { Command: null, Chat.Begun: null, Message: { Kind: ChatMessageKind.Words, Words: { } words } }
        && words.Length <= Longest
            ? Of(words)
            : null;

    internal static string Of(string words)
    {
        var said = new StringBuilder();
        foreach (var sign in FoldedText.Of(words).Letters.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(sign) || (Rune.IsPunctuation(sign) && sign.Value is not ('\'' or '/')))
            {
                said.Append(' ');
            }
            else if (sign.Value is not (0xFE0F or (>= 0x1F3FB and <= 0x1F3FF)))
            {
                said.Append(Rune.ToLowerInvariant(sign));
            }
        }
        return string.Join(' ', said.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
