namespace TherapyJournal.Insight;

/// <summary>Which written word was meant by one that nobody has written: a slip of the fingers, in the question or in the journal.</summary>
/// <remarks>Counted as Damerau did ("A technique for computer detection and correction of spelling errors", 1964): a letter more, less, another, or two that changed places.</remarks>
internal static class Spelling
{
    /// <summary>Shorter words have too many neighbours.</summary>
    public const int FewestLetters = 5;

    // In a longer word two slips still leave it to be known.
    private const int LettersForTwo = 8;

    /// <summary>Of how many slips a word may be.</summary>
    public static int MostSlips(string word) => word.Length >= LettersForTwo ? 2 : 1;

    /// <summary>The nearest of them, by the fewest slips; of those alike the one that stands in most texts. Null: none is near.</summary>
    /// <param name="word">In small letters; nobody has written it like that.</param>
    /// <param name="written">What was written, and in how many texts.</param>
    public static string? Nearest(string word, IEnumerable<(string Word, int Texts)> written)
    {
        var most = MostSlips(word);
        var (best, bestSlips, bestTexts) = ((string?)null, most + 1, 0);
        foreach (var (candidate, texts) in written)
        {
            if (Math.Abs(candidate.Length - word.Length) > most)
            {
                continue;
            }
            var slips = Slips(word, candidate);
            if (slips < bestSlips || (slips == bestSlips && slips <= most && texts > bestTexts))
            {
                (best, bestSlips, bestTexts) = (candidate, slips, texts);
            }
        }
        return best;
    }

    private static int Slips(string a, string b)
    {
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var other = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + other);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }
            (before, last, now) = (last, now, before);
        }
        return last[b.Length];
    }
}
