using System.Globalization;
using System.Text;

namespace TherapyJournal.Storage;

/// <summary>Pictures in a text, each of which counts as a word.</summary>
internal static class Signs
{
    /// <summary>The text with a space on both sides of each sign: "good🙂" holds a word and a sign.</summary>
    public static string Apart(string text)
    {
        if (!text.EnumerateRunes().Any(IsSign))
        {
            return text;
        }
        var apart = new StringBuilder(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            apart.Append(IsSign(rune) ? $" {rune} " : rune.ToString());
        }
        return apart.ToString();
    }

    private static bool IsSign(Rune rune) =>
        !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
}
