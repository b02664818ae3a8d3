using System.Globalization;
using System.Text;

namespace TherapyJournal.App.Terminal;

/// <summary>Makes text that somebody else wrote safe to show: nothing in it can move the cursor, colour, hide or reorder.</summary>
internal static class SafeText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text with line ends as \n, tabs as spaces, and without control sequences and deceiving characters.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        // Sequences go first, while their escape characters still mark them; then what is left is judged rune by rune.
        var runes = ControlSequence.Remove(text).EnumerateRunes().ToArray();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            if (runes[i].Value == '\r')
                clean.Append(i + 1 < runes.Length && runes[i + 1].Value == '\n' ? "" : "\n");
            else if (runes[i].Value is '\n' or 0x85 or 0x2028 or 0x2029)
                clean.Append('\n');
            else if (runes[i].Value == '\t')
                clean.Append("    ");
            else if (MayStay(runes, i))
                clean.Append(runes[i].ToString());
        }
        return clean.ToString();
    }

    /// <summary>The same, on one line: for a table's cell, a name, a heading.</summary>
    public static string OneLine(string? text) =>
        string.Join(' ', Clean(text).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static bool MayStay(Rune[] runes, int i) =>
        runes[i].Value switch
        {
            ZeroWidthJoiner => i > 0 && i + 1 < runes.Length && Joins(runes[i - 1], runes[i + 1]),
            ZeroWidthNonJoiner => i > 0 && i + 1 < runes.Length && IsLetter(runes[i - 1]) && IsLetter(runes[i + 1]),
            // Blank letters, the joiner of graphemes and the supplementary selectors are invisible without being "format".
            0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF) => false,
            // The Arabic and Syriac number signs are "format" characters that one can see.
            (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD => true,
            _ => Rune.GetUnicodeCategory(runes[i]) is not (UnicodeCategory.Control or UnicodeCategory.Format),
        };

    // Families and professions in emoji; conjuncts in Indic scripts, where the joiner follows a vowel killer.
    private static bool Joins(Rune before, Rune after) =>
        (IsEmoji(before) && IsEmoji(after))
        || (Rune.GetUnicodeCategory(before) == UnicodeCategory.NonSpacingMark && Rune.IsLetter(after));

    private static bool IsEmoji(Rune rune) =>
        rune.Value is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2190 and <= 0x2BFF) or 0xFE0F or 0x20E3;

    private static bool IsLetter(Rune rune) =>
        Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
