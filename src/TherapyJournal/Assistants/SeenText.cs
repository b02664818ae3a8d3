using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>What a person sees of a text. Nothing else leaves: it could hide orders between letters, or part a name so that nobody knows it.</summary>
internal static class SeenText
{
    /// <summary>The text without what nobody sees.</summary>
    public static string Of(string text)
    {
        var seen = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            if (IsSeen(text, at, out var length))
            {
                seen.Append(text, at, length);
            }
            at += length;
        }
        return seen.ToString();
    }

    /// <summary>Whether anybody sees the sign that begins here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the sign begins.</param>
    /// <param name="length">How many characters the sign has.</param>
    public static bool IsSeen(ReadOnlySpan<char> text, int at, out int length)
    {
        Rune.DecodeFromUtf16(text[at..], out var sign, out length);
        // Services refuse NUL, and no other control character but these two says anything.
        return sign.Value is '\n' or '\t' || (!Rune.IsControl(sign) && !IsInvisible(sign.Value));
    }

    // Zero-width signs, marks of direction, letters that no screen shows; the joiner of emoji and of scripts stays.
    private static bool IsInvisible(int sign) =>
        sign
            is 0x00AD
                or 0x200B
                or (>= 0x200E and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x2064)
                or (>= 0x2066 and <= 0x2069)
                or 0xFEFF
                or (>= 0xE0000 and <= 0xE007F);
}
