namespace TherapyJournal.Insight.Meaning;

/// <summary>Makes one order of two, by the ranks alone, since what they were ordered by cannot be compared.</summary>
/// <remarks>
/// Reciprocal rank fusion: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion Outperforms Condorcet and Individual Rank Learning Methods", SIGIR 2009. Their constant of 60
/// and equal weights suit rankings that are alike good. Here the words are good by themselves, and nobody knows the other model: with these two numbers one that knows
/// letters alone costs three hundredths of what is found among the first ten, and one that is right two times in three, at random, gains eleven (docs/decisions/0029).
/// </remarks>
internal static class RankFusion
{
    private const double Constant = 15;
    private const double SecondWeight = 0.5;

    /// <summary>What stands high in both comes first; of those alike the one that stands higher in the first order.</summary>
    /// <returns>Each with its score.</returns>
    public static IReadOnlyList<(int Item, double Score)> Of(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var scores = new Dictionary<int, double>();
        Add(first, weight: 1);
        Add(second, SecondWeight);
        return [.. scores.OrderByDescending(s => s.Value).Select(s => (s.Key, s.Value))];

        void Add(IReadOnlyList<int> order, double weight)
        {
            for (var rank = 1; rank <= order.Count; rank++)
            {
                var item = order[rank - 1];
                scores[item] = scores.GetValueOrDefault(item) + (weight / (Constant + rank));
            }
        }
    }
}
