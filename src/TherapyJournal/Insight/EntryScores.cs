using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>How well each entry fits words: BM25 of its own words, what its neighbours lend it, and what its day holds.</summary>
/// <param name="days">The day of each entry, numbered from 0.</param>
/// <param name="lengths">How long each is, 1 being the mean.</param>
internal sealed class EntryScores(int[] days, double[] lengths)
{
    // Many short texts: how often a word is repeated and how long the text is says less than in articles.
    private const double Saturation = 0.9;
    private const double LengthMatters = 0.3;

    // What an entry takes over of those before and after it on the same day, the nearest first.
    private static readonly double[] OfEarlier = [0.5, 0.2, 0.1];
    private static readonly double[] OfLater = [0.25, 0.15, 0.1];

    private const double DayMatters = 0.4;

    /// <summary>The scores of all entries for these words together, each given by where it stands.</summary>
    public double[] Of(IEnumerable<IReadOnlyList<WordCount>> words)
    {
        var own = new double[days.Length];
        var ofDay = new double[days.Length == 0 ? 0 : days[^1] + 1];
        foreach (var counts in words)
        {
            AddWord(counts, own, ofDay);
        }
        var scores = WithNeighbours(own);
        for (var at = 0; at < scores.Length; at++)
        {
            scores[at] += scores[at] > 0 ? DayMatters * ofDay[days[at]] : 0;
        }
        return scores;
    }

    /// <summary>What a word weighs that stands in so many of all entries.</summary>
    public static double Rarity(int holding, int all) => Math.Log(1 + ((all - holding + 0.5) / (holding + 0.5)));

    // A day counts a word once, as its best entry has it.
    private void AddWord(IReadOnlyList<WordCount> counts, double[] own, double[] ofDay)
    {
        var rarity = Rarity(counts.Count, days.Length);
        var (day, best) = (-1, 0.0);
        foreach (var (at, times) in counts)
        {
            var length = 1 - LengthMatters + (LengthMatters * lengths[at]);
            var worth = rarity * times * (Saturation + 1) / (times + (Saturation * length));
            own[at] += worth;
            if (days[at] != day)
            {
                (day, best) = (days[at], 0);
            }
            ofDay[day] += Math.Max(0, worth - best);
            best = Math.Max(best, worth);
        }
    }

    private double[] WithNeighbours(double[] own)
    {
        var scores = (double[])own.Clone();
        for (var at = 0; at < own.Length; at++)
        {
            for (var far = 1; far <= OfEarlier.Length; far++)
            {
                scores[at] += OfEarlier[far - 1] * OnSameDay(own, at, at - far);
                scores[at] += OfLater[far - 1] * OnSameDay(own, at, at + far);
            }
        }
        return scores;
    }

    private double OnSameDay(double[] own, int at, int other) =>
        other >= 0 && other < own.Length && days[at] == days[other] ? own[other] : 0;
}
