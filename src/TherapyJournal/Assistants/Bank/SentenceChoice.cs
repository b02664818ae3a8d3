namespace TherapyJournal.Assistants.Bank;

/// <summary>Chooses the sentences that stand for an entry: telling ones, no two alike, in the order they were written.</summary>
internal static class SentenceChoice
{
    /// <summary>What a therapist with four minutes reads of one entry.</summary>
    public const int MostWords = 120;

    private const int FewestSentences = 2;
    private const int MostSentences = 4;
    private const int MostRaised = 6;

    // Two sentences that share more than this part of their words say the same.
    private const double TooAlike = 0.6;

    /// <summary>The chosen sentences, best first.</summary>
    public static IReadOnlyList<SentenceView> BestFirst(
        IReadOnlyList<SentenceView> sentences,
        IReadOnlyList<GoalView> goals
    )
    {
        var weights = new EntryWeights(sentences);
        var ranked = sentences
            .Select(sentence => (Sentence: sentence, Score: Score(sentence, sentences.Count, weights, goals)))
            .OrderByDescending(pair => pair.Sentence.IsRaised)
            .ThenByDescending(pair => pair.Score)
            .ThenBy(pair => pair.Sentence.At);
        List<SentenceView> chosen = [];
        var wanted = Math.Max(HowMany(sentences.Count), Math.Min(sentences.Count(s => s.IsRaised), MostRaised));
        var words = 0;
        foreach (var (sentence, _) in ranked)
        {
            if (chosen.Count == wanted)
            {
                break;
            }

            if (
                (chosen.Count == 0 || sentence.IsRaised || words + sentence.Words.Count <= MostWords)
                && !chosen.Exists(other => Alike(other, sentence))
            )
            {
                chosen.Add(sentence);
                words += sentence.Words.Count;
            }
        }

        return chosen;
    }

    private static int HowMany(int sentences) =>
        sentences switch
        {
            < 6 => FewestSentences,
            < 12 => 3,
            _ => MostSentences,
        };

    private static double Score(
        SentenceView sentence,
        int count,
        EntryWeights weights,
        IReadOnlyList<GoalView> goals
    ) =>
        (sentence.IsGrave ? 8 : 0)
        + (sentence.NamesHelp ? 2.5 : Math.Min(sentence.Helped, 1))
        + goals.Sum(goal => sentence.Touches(goal) ? 2 : 0)
        + (1.2 * Math.Min(sentence.Feelings, 2))
        + (sentence.HasWish ? 2 : 0)
        + (sentence.HasContrast ? 1 : 0)
        + (2 * weights.Of(sentence))
        + (
            sentence.At == 0 ? 0.8
            : sentence.At == count - 1 ? 0.6
            : 0
        )
        + Length(sentence.Words.Count);

    // A fragment says little, a monster hides what it says.
    private static double Length(int words) =>
        words switch
        {
            0 => -4,
            < 4 => -1.5,
            > 40 => -1.5,
            _ => 0,
        };

    private static bool Alike(SentenceView a, SentenceView b)
    {
        if (a.Content.Count + b.Content.Count == 0)
        {
            return a.Text == b.Text;
        }

        var shared = a.Content.Count(b.Content.Contains);
        return shared > TooAlike * (a.Content.Count + b.Content.Count - shared);
    }

    /// <summary>How much of the entry turns on a sentence's words: their average frequency, 0 to 1.</summary>
    private sealed class EntryWeights
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
        private readonly int most = 1;

        public EntryWeights(IReadOnlyList<SentenceView> sentences)
        {
            foreach (var word in sentences.SelectMany(sentence => sentence.Content))
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
                most = Math.Max(most, counts[word]);
            }
        }

        public double Of(SentenceView sentence) =>
            sentence.Content.Count == 0 ? 0 : sentence.Content.Average(word => (double)counts[word] / most);
    }
}
