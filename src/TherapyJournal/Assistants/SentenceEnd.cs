using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>Tells whether a mark such as a full stop really ends a sentence, and where the sentence then ends.</summary>
internal static class SentenceEnd
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["dr", "mr", "mrs", "ms", "prof", "st", "sr", "jr", "vs", "e.g", "i.e", "approx", "no", "mt", "rev", "gen"],
        StringComparer.OrdinalIgnoreCase
    );

    // These may close a sentence as well; then a capital follows.
    private static readonly FrozenSet<string> PerhapsAbbreviations = FrozenSet.ToFrozenSet(
        ["etc", "a.m", "p.m", "ca", "min", "hrs", "u.s", "u.k", "ph.d", "inc", "no"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>True for a mark that may end a sentence, in any of the scripts we have met.</summary>
    public static bool IsMark(char c) =>
        c is '.' or '!' or '?' or '…' or '‽' || EndsWithoutSpace(c) || c is '؟' or '۔' or '।' or '॥';

    /// <summary>Where the mark at this place, its companions and its closing quotes are over; says whether they end the sentence.</summary>
    public static int After(string text, int sentenceStart, int mark, out bool ends)
    {
        var at = mark;
        while (at < text.Length && IsMark(text[at]))
        {
            at++;
        }

        var marks = text.AsSpan(mark, at - mark);
        var afterMarks = at;
        while (at < text.Length && IsCloser(text[at]))
        {
            at++;
        }

        var quoteClosed = at > afterMarks;
        ends = true;
        if (EndsWithoutSpace(marks[^1]))
        {
            return at;
        }

        var end = WithTrailingSigns(text, at);
        if (end == at && at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            ends = false;
            return at;
        }

        var goesOnSmall = GoesOnInSmallLetters(text, end);
        ends = marks switch
        {
            "." when !quoteClosed => !IsNumbering(text, sentenceStart, mark)
                && !IsAbbreviation(text, sentenceStart, mark, goesOnSmall),
            _ when marks[^1] == '…' || marks is ".." or "..." or "...." => !goesOnSmall,
            _ => !(quoteClosed && goesOnSmall),
        };
        return ends ? end : at;
    }

    private static bool EndsWithoutSpace(char c) => c is '。' or '！' or '？' or '．' or '｡';

    private static bool IsCloser(char c) =>
        c is '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '」' or '』' or '）' or '】' or '*';

    // A laughing face after a full stop belongs to what it laughs about.
    private static int WithTrailingSigns(string text, int from)
    {
        var at = from;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        var signs = at;
        while (at < text.Length && IsSign(text, at, out var length))
        {
            at += length;
        }

        return at > signs && (at == text.Length || char.IsWhiteSpace(text[at])) ? at : from;
    }

    private static bool IsSign(string text, int at, out int length)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
        return rune.Value is 0x200D or 0xFE0F
            || (
                rune.Value > 0x2000
                && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
            );
    }

    // At most 200 places ahead: what follows a sentence is near, and a page of blanks must not make this quadratic.
    private static bool GoesOnInSmallLetters(string text, int from)
    {
        var stop = Math.Min(text.Length, from + 200);
        for (var at = from; at < stop; at++)
        {
            if (text[at] is '\n' or '\r' or '\u2028' or '\u2029')
            {
                return false;
            }

            if (!char.IsWhiteSpace(text[at]))
            {
                return char.IsLower(text[at]);
            }
        }

        return false;
    }

    private static bool IsNumbering(string text, int sentenceStart, int mark)
    {
        var before = text.AsSpan(sentenceStart, Math.Min(mark - sentenceStart, 80)).Trim();
        return mark - sentenceStart < 80 && before.Length is 1 or 2 && before.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsAbbreviation(string text, int sentenceStart, int mark, bool goesOnSmall)
    {
        var start = mark;
        while (start > sentenceStart && mark - start < 8 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var word = text[start..mark];
        if (word is "no" or "No" or "st" or "gen" or "mt")
        {
            return false;
        }

        var isInitial = word.Length == 1 && char.IsUpper(word[0]) && word != "I";
        return isInitial || Abbreviations.Contains(word) || (goesOnSmall && PerhapsAbbreviations.Contains(word));
    }
}
