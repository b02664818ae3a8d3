namespace TherapyJournal.Insight.Meaning;

/// <summary>Makes one order of several, by the ranks alone, since what they were ordered by cannot be compared.</summary>
/// <remarks>Reciprocal rank fusion: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion Outperforms Condorcet and Individual Rank Learning Methods", SIGIR 2009, with their constant.</remarks>
internal static class RankFusion
{
    private const double Constant = 60;

    /// <summary>What stands high in several comes first; of those alike the one that stands higher in the first order.</summary>
    /// <returns>Each with its score.</returns>
    public static IReadOnlyList<(int Item, double Score)> Of(params IReadOnlyList<IReadOnlyList<int>> orders)
    {
        var scores = new Dictionary<int, double>();
        foreach (var order in orders)
        {
            for (var rank = 0; rank < order.Count; rank++)
            {
                scores[order[rank]] = scores.GetValueOrDefault(order[rank]) + (1 / (Constant + rank + 1));
            }
        }
        return [.. scores.OrderByDescending(s => s.Value).Select(s => (s.Key, s.Value))];
    }
}
