using NodaTime;

namespace TherapyJournal.Insight;

internal sealed partial class JournalIndex
{
    /// <summary>How much of what a question asks for stands in a text, each word by how rare it is in this journal: 0 nothing, 1 all of it.</summary>
    public double CoverOf(string question, string text)
    {
        var asked = StemsOf(question);
        var held = words.StemsOf(text).ToHashSet();
        var all = asked.Sum(RarityOf);
        return all > 0 ? asked.Where(held.Contains).Sum(RarityOf) / all : 0;
    }

    /// <summary>The entries of the days that are meant that fit, the best first; also those that only stand beside what was asked for.</summary>
    public IReadOnlyList<FoundEntry> FindNear(string question, int most, Func<LocalDate, bool> isMeant) =>
        Find(question, most, at => isMeant(entries[at].Day));

    /// <summary>Of the days that are meant: how many entries there are, and the first and the last day with one.</summary>
    public (int Entries, LocalDate? First, LocalDate? Last) Count(Func<LocalDate, bool> isMeant)
    {
        var meant = entries.Where(e => isMeant(e.Day)).ToList();
        return (meant.Count, meant is [var first, ..] ? first.Day : null, meant is [.., var last] ? last.Day : null);
    }

    private double RarityOf(string stem) => RarityOf(words.Of(stem).Count);

    // The weight of BM25 for a word that stands in so many of the entries.
    private double RarityOf(int holding) => Math.Log(1 + ((entries.Count - holding + 0.5) / (holding + 0.5)));
}
