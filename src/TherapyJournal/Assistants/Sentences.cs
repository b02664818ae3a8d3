using System.Globalization;
using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>Cuts a text into whole sentences, each an exact substring of it, in one pass.</summary>
internal static class Sentences
{
    /// <summary>A run without an end that is longer than this (UTF-16 units, about 110 words) is divided at its clauses.</summary>
    public const int LongestSentence = 600;

    // The size of the pieces of such a run: about forty words, what a person takes in at one reading.
    private const int PieceOfARun = 240;
    private const int WrappedLine = 40;

    /// <summary>The sentences in reading order, trimmed; empty where the text has nothing but whitespace.</summary>
    public static IReadOnlyList<string> Split(string text) => [.. Ranges(text).Select(range => text[range])];

    /// <summary>Where each sentence stands in the text.</summary>
    public static IReadOnlyList<Range> Ranges(string text)
    {
        var ranges = new List<Range>();
        var start = 0;
        var lineStart = 0;
        var at = 0;
        while (at < text.Length)
        {
            if (IsLineEnd(text[at]))
            {
                var next = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;
                if (EndsAtLine(text, lineStart, at, next))
                {
                    Add(text, ranges, start, at);
                    start = next;
                }

                lineStart = next;
                at = next;
            }
            else if (SentenceEnd.IsMark(text[at]))
            {
                var end = SentenceEnd.After(text, start, at, out var ends);
                if (ends)
                {
                    Add(text, ranges, start, end);
                    start = end;
                }

                at = end;
            }
            else
            {
                at++;
            }
        }

        Add(text, ranges, start, text.Length);
        return ranges;
    }

    /// <summary>Whether this range is no sentence but a piece of a run that was divided: it goes on, or began before, without an end between.</summary>
    public static bool IsPieceOfARun(string text, Range range) =>
        IsCut(text, range.Start.Value) || IsCut(text, range.End.Value);

    // Nothing ends here, and words stand on both sides.
    private static bool IsCut(string text, int at)
    {
        var before = at - 1;
        while (before >= 0 && char.IsWhiteSpace(text[before]) && !IsLineEnd(text[before]))
        {
            before--;
        }
        var after = at;
        while (after < text.Length && char.IsWhiteSpace(text[after]) && !IsLineEnd(text[after]))
        {
            after++;
        }
        return before >= 0
            && after < text.Length
            && !IsLineEnd(text[before])
            && !IsLineEnd(text[after])
            && !SentenceEnd.IsMark(text[before])
            && !IsClosing(text[before]);
    }

    private static bool IsClosing(char c) => c is '"' or '”' or '’' or ')' or '»';

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    // A line that was wrapped by a machine goes on in small letters; one that a person ended does not.
    private static bool EndsAtLine(string text, int lineStart, int at, int next) =>
        at - lineStart < WrappedLine || next >= text.Length || !char.IsLower(text[next]);

    private static void Add(string text, List<Range> ranges, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end - start > LongestSentence)
        {
            AddPieces(text, ranges, start, end);
        }
        else if (end > start)
        {
            ranges.Add(start..end);
        }
    }

    private static void AddPieces(string text, List<Range> ranges, int start, int end)
    {
        while (end - start > PieceOfARun)
        {
            var cut = Cut(text, start, start + PieceOfARun);
            Add(text, ranges, start, cut);
            start = cut;
        }

        Add(text, ranges, start, end);
    }

    // The last clause's end in the second half of the piece, else the last space, else a whole grapheme.
    private static int Cut(string text, int start, int limit)
    {
        var space = -1;
        for (var at = limit - 1; at > start + (PieceOfARun / 2); at--)
        {
            if (text[at] is ',' or ';' or ':' or '،' or '、' or '，' or '—' or '–')
            {
                return at + 1;
            }

            if (space < 0 && char.IsWhiteSpace(text[at]))
            {
                space = at + 1;
            }
        }

        return space > 0 ? space : Graphemes.Before(text, start, limit);
    }
}
