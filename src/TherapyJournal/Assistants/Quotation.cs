using System.Text;

namespace TherapyJournal.Assistants;

/// <summary>Checks that a quotation is really there: one whole sentence of the entry, or a few in a row.</summary>
internal static class Quotation
{
    // Whoever quotes may see one sentence where we see two; more than three in a row is no quotation any more.
    private const int SentencesInARow = 3;

    // Fewer could stand anywhere and mean anything.
    private const int FewestWordsOfARun = 5;

    /// <summary>True where the entry holds these whole sentences; only whitespace, what nobody sees and the shape of quotation marks may differ.</summary>
    public static bool IsWholeSentenceOf(string entry, string quotation) =>
        Holds(entry, quotation) || Holds(SeenText.Of(entry), SeenText.Of(quotation));

    /// <summary>Where these whole sentences stand in the entry; null: nowhere that could be shown.</summary>
    public static (int Start, int Length)? PlaceIn(string entry, string quotation)
    {
        var wanted = Bare(quotation);
        var ranges = wanted.Length == 0 ? [] : Sentences.Ranges(entry);
        for (var first = 0; first < ranges.Count; first++)
        {
            for (var last = first; last < ranges.Count && last < first + SentencesInARow; last++)
            {
                var (start, end) = (ranges[first].Start.Value, ranges[last].End.Value);
                if (end - start > (SentencesInARow + 1) * wanted.Length + Sentences.LongestSentence)
                {
                    break;
                }
                if (Bare(entry[start..end]) == wanted)
                {
                    return (start, end - start);
                }
            }
        }
        return PlaceInRun(entry, quotation, ranges);
    }

    // Somebody who writes without a full stop has no whole sentence that could be shown: some words of it, as they stand.
    private static (int Start, int Length)? PlaceInRun(string entry, string quotation, IReadOnlyList<Range> ranges)
    {
        var words = quotation.Trim().Trim('"', '“', '”', '…', '.').Trim();
        var start = words.Count(' ') >= FewestWordsOfARun - 1 ? entry.IndexOf(words, StringComparison.Ordinal) : -1;
        return
            start >= 0
            && words.Length <= Sentences.LongestSentence
            && ranges.Any(r => r.Start.Value <= start && start < r.End.Value && Sentences.IsPieceOfARun(entry, r))
            ? (start, words.Length)
            : null;
    }

    // Whoever quotes leaves the last full stop away, or puts marks of their own around it.
    private static string Bare(string text) => Plain(SeenText.Of(text)).Trim('"').TrimEnd('.', '!', '?', '…', '"');

    private static bool Holds(string entry, string quotation)
    {
        var wanted = Plain(quotation);
        if (wanted.Length is 0 or > SentencesInARow * (Sentences.LongestSentence + 1))
        {
            return false;
        }

        var ranges = Sentences.Ranges(entry);
        var plain = ranges.Select(range => Plain(entry.AsSpan(range))).ToList();
        for (var first = 0; first < plain.Count; first++)
        {
            if (StartsAt(ranges, plain, first, wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsAt(IReadOnlyList<Range> ranges, List<string> plain, int first, string wanted)
    {
        if (!wanted.StartsWith(plain[first], StringComparison.Ordinal))
        {
            return false;
        }

        var from = 0;
        for (var last = first; last < plain.Count && last < first + SentencesInARow; last++)
        {
            if (last > first && ranges[last - 1].End.Value < ranges[last].Start.Value)
            {
                if (from >= wanted.Length || wanted[from] != ' ')
                {
                    return false;
                }

                from++;
            }

            if (!wanted.AsSpan(from).StartsWith(plain[last], StringComparison.Ordinal))
            {
                return false;
            }

            from += plain[last].Length;
            if (from == wanted.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text with straight quotation marks and single spaces.</summary>
    public static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            if (!char.IsWhiteSpace(c))
            {
                plain.Append(Straight(c));
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    private static char Straight(char c) =>
        c switch
        {
            '‘' or '’' or '‚' or '‛' or 'ʼ' => '\'',
            '“' or '”' or '„' or '‟' => '"',
            _ => c,
        };
}
