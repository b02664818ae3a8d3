namespace TherapyJournal.Insight;

/// <summary>How much of what a question asks for stands in texts, each word by how rare it is in the journal.</summary>
/// <param name="index">The journal.</param>
/// <param name="asked">How rare each word is, and the stems by which it is found.</param>
internal sealed class AskedCover(JournalIndex index, IReadOnlyList<(double Rarity, IReadOnlyList<string> Stems)> asked)
{
    private readonly double all = asked.Sum(w => w.Rarity);

    /// <summary>0 nothing of it, 1 all.</summary>
    public double Of(string text)
    {
        var held = index.StemsOf(text).ToHashSet();
        return all > 0 ? asked.Where(w => w.Stems.Any(held.Contains)).Sum(w => w.Rarity) / all : 0;
    }
}
