using TherapyJournal.Assistants;

namespace TherapyJournal.Insight;

/// <summary>The piece of a long entry that holds most of what is asked for.</summary>
internal static class Passage
{
    /// <summary>As long as a piece may be, in characters: about 110 words, and never less than one whole sentence.</summary>
    public const int Longest = Sentences.LongestSentence;

    /// <summary>Whole sentences in a row; the first such piece where several hold as much.</summary>
    /// <param name="text">The entry.</param>
    /// <param name="worth">How much of what is asked for a sentence holds.</param>
    /// <param name="longest">In characters; at least <see cref="Longest"/>.</param>
    public static string Of(string text, Func<string, double> worth, int longest = Longest)
    {
        if (text.Length <= longest)
        {
            return text.Trim();
        }
        var ranges = Sentences.Ranges(text);
        var worths = ranges.Select(r => worth(text[r])).ToList();
        var (best, bestWorth) = (default(Range), -1.0);
        var (first, sum) = (0, 0.0);
        for (var last = 0; last < ranges.Count; last++)
        {
            sum += worths[last];
            while (first < last && ranges[last].End.Value - ranges[first].Start.Value > longest)
            {
                sum -= worths[first++];
            }
            // The sums of the same sentences may differ in their last digits.
            if (sum > bestWorth + 1e-9)
            {
                (best, bestWorth) = (ranges[first].Start..ranges[last].End, sum);
            }
        }
        return text[best];
    }
}
