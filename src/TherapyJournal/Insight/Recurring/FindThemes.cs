using System.Collections;

namespace TherapyJournal.Insight.Recurring;

/// <summary>Finds what comes back in some entries, without a model: counted, not judged.</summary>
internal static class FindThemes
{
    /// <summary>What lies in the words of others to this part is a part of them, and what is in the same entries to this part is the same.</summary>
    private const double Nearly = 0.8;

    // More than are shown, so that what somebody puts together makes room for others.
    private const int MostFound = 24;

    /// <param name="entries">In the order of their time.</param>
    /// <param name="index">Knows the stems.</param>
    /// <param name="goals">The open ones, in their own words.</param>
    public static FoundThemes In(IReadOnlyList<ThemeEntry> entries, JournalIndex index, IReadOnlyList<string> goals)
    {
        var text = JournalText.Of(entries, index);
        var touched = new TouchedGoals(goals, index);
        var themes = Merge(text, [.. new ThemeCandidates(text).Find().Where(c => IsEnough(c, entries))])
            .OrderByDescending(t => t[0].Entries)
            .ThenBy(t => t[0].Key, StringComparer.Ordinal)
            .Take(MostFound)
            .Select(members => new FoundTheme(
                members,
                touched.By(
                    members[0].Field,
                    members.SelectMany(m => StemsOf(text, m)).ToHashSet(StringComparer.Ordinal)
                )
            ));
        return new FoundThemes(text, [.. themes]);
    }

    private static bool IsEnough(ThemeCandidate candidate, IReadOnlyList<ThemeEntry> entries) =>
        candidate.Entries >= RecurringThemes.FewestEntries
        && entries[candidate.Places[0].Entry].Day != entries[candidate.Places[^1].Entry].Day;

    // What gives the key comes first: by kind and spelling, and not by numbers, which change from week to week.
    private static List<List<ThemeCandidate>> Merge(JournalText text, IReadOnlyList<ThemeCandidate> candidates)
    {
        var taken = new BitArray(text.Length);
        var themes = new List<List<ThemeCandidate>>();
        foreach (var candidate in candidates.OrderBy(c => c.Kind).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            if (candidate.Kind == CandidateKind.Field)
            {
                themes.Add([candidate]);
            }
            else if (
                Numbers(text, candidate).Count(numbers => numbers.Exists(n => taken[n]))
                < Nearly * candidate.Places.Count
            )
            {
                if (themes.Find(t => AreNearlySame(t[0], candidate)) is { } same)
                {
                    same.Add(candidate);
                }
                else
                {
                    themes.Add([candidate]);
                }
            }
            foreach (var number in Numbers(text, candidate).SelectMany(n => n))
            {
                taken[number] = true;
            }
        }
        return themes;
    }

    private static IEnumerable<List<int>> Numbers(JournalText text, ThemeCandidate candidate) =>
        candidate.Places.Select(p =>
            Enumerable.Range(text.Sentences[p.Entry][p.Sentence].First + p.At, p.Length).ToList()
        );

    private static bool AreNearlySame(ThemeCandidate one, ThemeCandidate other)
    {
        var both = one.EntriesWith(other);
        return both >= Nearly * (one.Entries + other.Entries - both);
    }

    private static IEnumerable<string> StemsOf(JournalText text, ThemeCandidate member) =>
        member
            .Places.SelectMany(p => WordsAt(text, p))
            .Distinct()
            .Where(word => text.Lexicon.Says[word])
            .Select(word => text.Lexicon.StemTexts[text.Lexicon.Stems[word]]);

    private static ArraySegment<int> WordsAt(JournalText text, ThemePlace place) =>
        new(text.Sentences[place.Entry][place.Sentence].Words, place.At, place.Length);
}
