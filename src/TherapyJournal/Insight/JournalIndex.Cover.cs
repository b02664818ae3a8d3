using NodaTime;
using TherapyJournal.Insight.Meaning;

namespace TherapyJournal.Insight;

internal sealed partial class JournalIndex
{
    // Deep enough that what stands low in one order and high in the other is among the first.
    private const int Fused = 100;

    // One place in so many is kept for what is nearest in meaning: it may share no word with the question.
    private const int ReservedForMeaning = 4;

    /// <summary>The entries of the days that are meant that fit, the best first; also those that only stand beside what was asked for, or that mean it in other words.</summary>
    /// <param name="question">In anybody's words.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="isMeant">Whether a day is meant.</param>
    /// <param name="meaning">The same question as models of meaning have it; none: words alone.</param>
    public IReadOnlyList<FoundEntry> FindNear(
        string question,
        int most,
        Func<LocalDate, bool> isMeant,
        AskedMeaning? meaning = null
    )
    {
        var asked = AskedWords.Of(question);
        var fit = Score(asked, Terms(asked));
        var meant = Enumerable.Range(0, entries.Count).Where(at => isMeant(entries[at].Day));
        var ordered = meant.Where(at => fit[at] > 0).OrderByDescending(at => fit[at]).ThenByDescending(at => at);
        var near = Meaning.Nearest(meaning ?? AskedMeaning.None, at => isMeant(entries[at].Day), Fused);
        if (near.Count == 0)
        {
            return Best(fit, ordered, most);
        }
        var fused = RankFusion.Of([.. ordered.Take(Fused)], near);
        var scoreOf = fused.ToDictionary(f => f.Item, f => f.Score);
        var reserved = most / ReservedForMeaning;
        return
        [
            .. fused
                .Select(f => f.Item)
                .Take(most - reserved)
                .Concat(near.Take(reserved))
                .Concat(fused.Select(f => f.Item))
                .Distinct()
                .Take(most)
                .Select(at => new FoundEntry(entries[at].Id, scoreOf[at])),
        ];
    }

    /// <summary>Those of the days that are meant that stand out by their meaning, the nearest first, by their vectors alone.</summary>
    public IReadOnlyList<Guid> FindByMeaning(AskedMeaning meaning, int most, Func<LocalDate, bool> isMeant) =>
        [.. Meaning.Nearest(meaning, at => isMeant(entries[at].Day), most).Select(at => entries[at].Id)];

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
                    .Words.Select(w => (IReadOnlyList<string>)[.. StemsAskedBy(w), .. StemsMeantBy(w)])
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
