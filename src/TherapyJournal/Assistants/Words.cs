using System.Globalization;
using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>The words of a text: lower-cased, apostrophes straight, signs and emoji left out.</summary>
internal static class Words
{
    /// <summary>The words in reading order; a sign of a script without spaces (Chinese, Japanese, Thai) counts as one word.</summary>
    public static List<string> In(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        foreach (var (start, end) in Places(text))
        {
            words.Add(Form(text[start..end]));
        }
        return words;
    }

    /// <summary>Where those words stand.</summary>
    public static List<(int Start, int End)> Places(ReadOnlySpan<char> text)
    {
        var words = new List<(int, int)>();
        var start = -1;
        var at = 0;
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            if (StandsAlone(rune))
            {
                Close(words, ref start, at);
                words.Add((at, at + length));
            }
            else if (BelongsToWord(rune) || (start >= 0 && JoinsLetters(text, at)))
            {
                start = start < 0 ? at : start;
            }
            else
            {
                Close(words, ref start, at);
            }

            at += length;
        }

        Close(words, ref start, text.Length);
        return words;
    }

    /// <summary>The text with a space around each sign of a script without spaces, for what splits words by spaces alone.</summary>
    public static string Parted(string text)
    {
        if (!text.EnumerateRunes().Any(StandsAlone))
        {
            return text;
        }
        var parted = new StringBuilder(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            parted.Append(StandsAlone(rune) ? $" {rune} " : rune.ToString());
        }
        return parted.ToString();
    }

    /// <summary>A word as it is compared: in small letters, its apostrophes straight.</summary>
    public static string Form(ReadOnlySpan<char> word) =>
        word.ToString().ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'').Replace('ʼ', '\'').Replace('‑', '-');

    /// <summary>True for a sign of a script that writes words without spaces.</summary>
    public static bool StandsAlone(Rune rune) =>
        rune.Value
            is (>= 0x3040 and <= 0x30FF)
                or (>= 0x3400 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF)
                or (>= 0x0E01 and <= 0x0E2E);

    private static bool BelongsToWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool JoinsLetters(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '’' or '‘' or 'ʼ' or '-' or '‑'
        && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at + 1]);

    private static void Close(List<(int, int)> words, ref int start, int end)
    {
        if (start >= 0)
        {
            words.Add((start, end));
        }

        start = -1;
    }
}
