namespace TherapyJournal.App.Telegram;

/// <summary>Cuts a text into messages that Telegram takes.</summary>
internal static class TelegramText
{
    /// <summary>The pieces, each of at most so many UTF-16 units, cut where a paragraph, a line, a sentence or a word ends, and never within a character.</summary>
    /// <param name="text">Of any length; what is empty makes no message.</param>
    /// <param name="longest">At least two units.</param>
    public static IReadOnlyList<string> Split(string text, int longest = TelegramApi.LongestText)
    {
        var pieces = new List<string>();
        var rest = text.Trim();
        while (rest.Length > longest)
        {
            var end = End(rest, longest);
            Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }
        Add(rest);
        return pieces;

        void Add(string piece)
        {
            if (!string.IsNullOrWhiteSpace(piece))
            {
                pieces.Add(piece.TrimEnd());
            }
        }
    }

    private static int End(string text, int longest)
    {
        var head = text.AsSpan(0, longest);
        // Not so early that a message is nearly empty.
        var earliest = longest / 2;
        foreach (var border in (ReadOnlySpan<string>)["\n\n", "\n", ". ", "! ", "? ", "… ", " "])
        {
            var at = head.LastIndexOf(border, StringComparison.Ordinal);
            if (at >= earliest)
            {
                return at + border.Length;
            }
        }
        return char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
    }
}
