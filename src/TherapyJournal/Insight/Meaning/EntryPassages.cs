using TherapyJournal.Assistants;

namespace TherapyJournal.Insight.Meaning;

/// <summary>Cuts an entry into passages, each with a vector of its own: a long one would be a little like everything.</summary>
internal static class EntryPassages
{
    /// <summary>As long as a passage may be, in characters: about 220 words, well within what any model reads at once.</summary>
    public const int Longest = 2 * Sentences.LongestSentence;

    /// <summary>Of a very long entry the first ones; a novel is found by its beginning.</summary>
    public const int Most = 50;

    /// <summary>Whole sentences in a row; empty where there is nothing but whitespace.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        if (text.Length <= Longest)
        {
            return string.IsNullOrWhiteSpace(text) ? [] : [text.Trim()];
        }
        var passages = new List<string>();
        var (first, last) = (0, 0);
        foreach (var sentence in Sentences.Ranges(text))
        {
            if (sentence.End.Value - first > Longest && last > first)
            {
                passages.Add(text[first..last]);
                first = sentence.Start.Value;
            }
            last = sentence.End.Value;
        }
        if (last > first)
        {
            passages.Add(text[first..last]);
        }
        return [.. passages.Select(p => p.Trim()).Where(p => p.Length > 0).Take(Most)];
    }
}
