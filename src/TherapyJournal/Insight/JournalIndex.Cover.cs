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

    /// <summary>Measures how much of a question texts hold.</summary>
    public AskedCover CoverOf(string question) =>
        new(
            this,
            [
                .. AskedWords
                    .Of(question)
                    .Words.Select(w => (IReadOnlyList<string>)[.. StemsAskedBy(w.Text)])
                    .Select(stems => (RarityOf(stems), stems)),
            ]
        );

    /// <summary>Of the days that are meant: how many entries there are, and the first and the last day with one.</summary>
    public (int Entries, LocalDate? First, LocalDate? Last) Count(Func<LocalDate, bool> isMeant)
    {
        var meant = entries.Where(e => isMeant(e.Day)).ToList();
        return (meant.Count, meant is [var first, ..] ? first.Day : null, meant is [.., var last] ? last.Day : null);
    }

    private double RarityOf(IReadOnlyList<string> stems) =>
        EntryScores.Rarity(stems.SelectMany(words.Of).Select(c => c.Text).Distinct().Count(), entries.Count);
}
