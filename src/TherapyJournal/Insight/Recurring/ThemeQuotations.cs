using TherapyJournal.Assistants;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Chooses the sentences that stand for a theme: one an entry, from the beginning, the middle and the end of it.</summary>
internal static class ThemeQuotations
{
    private const int Most = 3;
    private const int MostAgainst = 2;

    // A fragment says little, a monster hides what it says.
    private const int FewestWords = 4;
    private const int MostWords = 40;

    /// <summary>At least two; those that speak against it only where there are no others.</summary>
    public static IReadOnlyList<ThemeQuotation> Of(
        JournalText text,
        IReadOnlyList<ThemePlace> places,
        Func<ThemePlace, bool> isAgainst
    )
    {
        var ofEntries = places
            .GroupBy(p => p.Entry)
            .Select(g => g.OrderBy(isAgainst).ThenBy(p => Unfit(text, p)).First())
            .ToList();
        var plain = ofEntries.FindAll(p => !isAgainst(p));
        var chosen = plain.Count >= 2 ? plain : ofEntries;
        return
        [
            .. new[] { 0, chosen.Count / 2, chosen.Count - 1 }
                .Distinct()
                .Take(Most)
                .Select(at => Quote(text, chosen[at])),
        ];
    }

    /// <summary>The newest that speak against it, each of another entry.</summary>
    public static IReadOnlyList<ThemeQuotation> Against(
        JournalText text,
        IReadOnlyList<ThemePlace> places,
        Func<ThemePlace, bool> isAgainst
    ) => [.. places.Where(isAgainst).DistinctBy(p => p.Entry).TakeLast(MostAgainst).Select(p => Quote(text, p))];

    private static int Unfit(JournalText text, ThemePlace place)
    {
        var sentence = text.Sentences[place.Entry][place.Sentence];
        return (Sentences.IsPieceOfARun(text.Entries[place.Entry].Text, sentence.Place) ? 2 : 0)
            + (sentence.Words.Length is < FewestWords or > MostWords ? 1 : 0);
    }

    private static ThemeQuotation Quote(JournalText text, ThemePlace place)
    {
        var entry = text.Entries[place.Entry];
        return new ThemeQuotation(
            entry.Id,
            entry.At,
            text.Written(place.Entry, text.Sentences[place.Entry][place.Sentence])
        );
    }
}
