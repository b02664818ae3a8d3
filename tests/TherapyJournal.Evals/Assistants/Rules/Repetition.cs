using TherapyJournal.Assistants;

namespace TherapyJournal.Evals.Assistants.Rules;

/// <summary>Whether somebody is told the same thing twice.</summary>
internal static class Repetition
{
    private const double Near = 0.7;
    private const int OpeningWords = 4;

    /// <summary>The share of different pairs of neighbouring words among all of them (distinct-2: Li et al. 2016, arXiv:1510.03055); 1 where there is no pair.</summary>
    public static double DistinctPairs(IEnumerable<string> texts)
    {
        var pairs = texts
            .Select(text => Words.In(OwnWords.Without(text)))
            .SelectMany(words => words.Zip(words.Skip(1)))
            .ToList();
        return pairs.Count == 0 ? 1 : (double)pairs.Distinct().Count() / pairs.Count;
    }

    /// <summary>Whether two texts share at least seven of ten of their words (Jaccard), whatever is quoted in them.</summary>
    public static bool AreNear(string one, string other)
    {
        var (first, second) = (Set(one), Set(other));
        var all = first.Union(second).Count();
        return all == 0 || (double)first.Intersect(second).Count() / all >= Near;
    }

    /// <summary>Whether two texts begin with the same four words.</summary>
    public static bool OpenAlike(string one, string other) =>
        Words.In(one).Take(OpeningWords).SequenceEqual(Words.In(other).Take(OpeningWords));

    private static HashSet<string> Set(string text) => [.. Words.In(OwnWords.Without(text))];
}
