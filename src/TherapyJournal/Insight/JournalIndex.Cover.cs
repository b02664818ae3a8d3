using NodaTime;

namespace TherapyJournal.Insight;

internal sealed partial class JournalIndex
{
    /// <summary>The entries of the days that are meant that fit, the best first; also those that only stand beside what was asked for.</summary>
    public IReadOnlyList<FoundEntry> FindNear(string question, int most, Func<LocalDate, bool> isMeant)
    {
        var asked = AskedWords.Of(question);
        var fit = Score(asked, Terms(asked));
        var meant = Enumerable.Range(0, entries.Count).Where(at => isMeant(entries[at].Day));
        return Best(fit, meant.OrderByDescending(at => fit[at]).ThenByDescending(at => at), most);
    }

    /// <summary>The last entries of the days that are meant, whatever they hold, the newest first.</summary>
    public IReadOnlyList<Guid> Last(int most, Func<LocalDate, bool> isMeant) =>
        [.. entries.Reverse().Where(e => isMeant(e.Day)).Take(most).Select(e => e.Id)];

    /// <summary>How much of what a question asks for stands in a text, each word by how rare it is in this journal: 0 nothing, 1 all of it.</summary>
    public double CoverOf(string question, string text)
    {
        var held = StemsOf(text).ToHashSet();
        var asked = AskedWords.Of(question).Words.Select(w => (Rarity: RarityOf(w.Text), w.Text)).ToList();
        var all = asked.Sum(w => w.Rarity);
        return all > 0 ? asked.Where(w => StemsAskedBy(w.Text).Any(held.Contains)).Sum(w => w.Rarity) / all : 0;
    }

    /// <summary>Of the days that are meant: how many entries there are, and the first and the last day with one.</summary>
    public (int Entries, LocalDate? First, LocalDate? Last) Count(Func<LocalDate, bool> isMeant)
    {
        var meant = entries.Where(e => isMeant(e.Day)).ToList();
        return (meant.Count, meant is [var first, ..] ? first.Day : null, meant is [.., var last] ? last.Day : null);
    }

    private double RarityOf(string word) =>
        EntryScores.Rarity(
            StemsAskedBy(word).SelectMany(words.Of).Select(c => c.Text).Distinct().Count(),
            entries.Count
        );
}
