using System.Globalization;
using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>What a person sees of a text. Nothing else leaves: it could hide orders between letters, or part a name so that nobody knows it.</summary>
internal static class SeenText
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int EmojiStyle = 0xFE0F;

    // The alphabets of Europe join no letters, so that a joiner between them could only hide something.
    private const int FirstJoiningLetter = 0x0600;

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

    /// <summary>Whether anybody sees the sign that begins here, or what it does to its neighbours.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the sign begins.</param>
    /// <param name="length">How many characters the sign has.</param>
    public static bool IsSeen(ReadOnlySpan<char> text, int at, out int length)
    {
        Rune.DecodeFromUtf16(text[at..], out var sign, out length);
        return sign.Value switch
        {
            // Services refuse NUL, and no other control character but these two says anything.
            '\n' or '\t' => true,
            NonJoiner or Joiner => Joins(text[..at], text[(at + length)..]),
            EmojiStyle => EndsInEmoji(text[..at]),
            _ => !Rune.IsControl(sign) && !IsInvisible(sign.Value),
        };
    }

    // Persian parts words with them and emoji make families: one sign, between two that it changes.
    private static bool Joins(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        Rune.DecodeLastFromUtf16(before, out var last, out var length);
        Rune.DecodeFromUtf16(after, out var next, out _);
        return (IsJoiningLetter(last) || EndsInEmoji(last.Value == EmojiStyle ? before[..^length] : before))
            && (IsJoiningLetter(next) || IsEmoji(next));
    }

    private static bool IsJoiningLetter(Rune sign) =>
        sign.Value >= FirstJoiningLetter
        && (
            Rune.IsLetter(sign)
            || Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        )
        && !IsInvisible(sign.Value)
        && sign.Value != EmojiStyle;

    private static bool EndsInEmoji(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out var last, out _);
        return IsEmoji(last);
    }

    // Symbols, and the five colours of skin.
    private static bool IsEmoji(Rune sign) =>
        sign != Rune.ReplacementChar && Rune.GetUnicodeCategory(sign) is UnicodeCategory.OtherSymbol
        || sign.Value is >= 0x1F3FB and <= 0x1F3FF;

    // All that Unicode lets a screen leave out (Default_Ignorable_Code_Point), and the signs around annotations.
    private static bool IsInvisible(int sign) =>
        sign
            is 0x00AD
                or 0x034F
                or 0x061C
                or (>= 0x115F and <= 0x1160)
                or (>= 0x17B4 and <= 0x17B5)
                or (>= 0x180B and <= 0x180F)
                or 0x200B
                or (>= 0x200E and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0x3164
                or (>= 0xFE00 and <= 0xFE0E)
                or 0xFEFF
                or 0xFFA0
                or (>= 0xFFF0 and <= 0xFFFB)
                or (>= 0x1BCA0 and <= 0x1BCA3)
                or (>= 0x1D173 and <= 0x1D17A)
                or (>= 0xE0000 and <= 0xE0FFF);
}
