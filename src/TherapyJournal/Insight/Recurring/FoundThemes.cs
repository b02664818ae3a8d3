using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Recurring;

/// <summary>What the rules have found in some entries, before it is counted as the themes that are shown.</summary>
/// <param name="text">The entries.</param>
/// <param name="all">Those in most entries first; more than are shown, so that what is put together makes room.</param>
internal sealed class FoundThemes(JournalText text, IReadOnlyList<FoundTheme> all)
{
    // Of more words that stand in the same entries the first ones name them all.
    private const int MostWordsShown = 8;

    /// <summary>The entries in the order of their time.</summary>
    public IReadOnlyList<ThemeEntry> Entries => text.Entries;

    /// <summary>Those in most entries first.</summary>
    public IReadOnlyList<FoundTheme> All => all;

    /// <summary>As the rules have them.</summary>
    public RecurringThemes ByRules() => Of(all.Select(t => new JoinedTheme([t])));

    /// <summary>Counted anew as somebody has named them and put them together.</summary>
    public RecurringThemes Of(IEnumerable<JoinedTheme> themes) =>
        new(
            [
                .. themes
                    .Select(Count)
                    .OrderByDescending(t => t.Entries)
                    .ThenBy(t => t.Key, StringComparer.Ordinal)
                    .Take(RecurringThemes.MostThemes),
            ],
            Entries.Count,
            Entries is [var first, ..] ? first.Day : null,
            Entries is [.., var last] ? last.Day : null
        );

    /// <summary>The sentences that hold a theme, with the number of their entry.</summary>
    public IEnumerable<(int Entry, string Sentence)> SentencesOf(FoundTheme theme) =>
        theme.Places.DistinctBy(p => (p.Entry, p.Sentence)).Select(p => (p.Entry, WrittenAt(p)));

    /// <summary>Whole sentences that stand for a theme.</summary>
    public IReadOnlyList<ThemeQuotation> QuotationsOf(FoundTheme theme) => Count(new JoinedTheme([theme])).Quotations;

    /// <summary>The patient's own words for a theme, the most usual first.</summary>
    public IReadOnlyList<ThemeWord> WordsOf(IEnumerable<FoundTheme> parts) =>
        [
            .. parts
                .SelectMany(part => part.Members)
                .SelectMany(m => m.Places.GroupBy(p => string.Join(' ', WordsAt(p).Select(w => text.Lexicon.Stems[w]))))
                .Select(same => new ThemeWord(
                    same.CountBy(p => string.Join(' ', WordsAt(p).Select(w => text.Lexicon.Written[w])))
                        .OrderByDescending(c => c.Value)
                        .ThenBy(c => c.Key, StringComparer.Ordinal)
                        .First()
                        .Key,
                    same.Select(p => p.Entry).Distinct().Count()
                ))
                .OrderByDescending(w => w.Entries)
                .ThenBy(w => w.Text, StringComparer.Ordinal)
                .DistinctBy(w => w.Text)
                .Take(MostWordsShown),
        ];

    // Of several parts the first by kind and spelling gives the key: it stays the same whatever grows.
    private RecurringTheme Count(JoinedTheme joined)
    {
        var parts = joined.Parts.OrderBy(p => p.Kind).ThenBy(p => p.Key, StringComparer.Ordinal).ToList();
        var places = parts.SelectMany(p => p.Places).Distinct().OrderBy(p => (p.Entry, p.Sentence, p.At)).ToList();
        var entries = places.Select(p => p.Entry).Distinct().ToList();
        var against = places.Where(IsAgainst).ToHashSet();
        return new RecurringTheme(
            parts[0].Key,
            WordsOf(parts),
            parts.Find(p => p.Field is not null)?.FieldName,
            [.. entries.Select(e => Entries[e].Day)],
            ThemeMovements.Of(entries, Entries),
            ThemeQuotations.Of(text, places, against.Contains),
            ThemeQuotations.Against(text, places, against.Contains),
            [.. parts.SelectMany(p => p.Goals).Distinct()]
        )
        {
            GivenName = joined.Name,
            Parts = parts.Count == 1 ? [] : [.. parts.Select(PartOf)],
            Elsewhere = joined.Elsewhere,
        };

        bool IsAgainst(ThemePlace place) => parts.Exists(p => p.Holds(place) && p.IsDeniedAt(text, place));
    }

    private ThemePart PartOf(FoundTheme part)
    {
        var alone = new RecurringTheme(part.Key, WordsOf([part]), null, [], ThemeMovement.TooFewToSay, [], [], []);
        return new ThemePart(part.Key, alone.Name, part.Members[0].Entries);
    }

    private string WrittenAt(ThemePlace place) =>
        text.Written(place.Entry, text.Sentences[place.Entry][place.Sentence]);

    private ArraySegment<int> WordsAt(ThemePlace place) =>
        new(text.Sentences[place.Entry][place.Sentence].Words, place.At, place.Length);
}

/// <summary>A theme that the rules have found.</summary>
/// <param name="members">What names it, and what stands in the same entries.</param>
/// <param name="goals">The open goals that it touches.</param>
internal sealed class FoundTheme(IReadOnlyList<ThemeCandidate> members, IReadOnlyList<string> goals)
{
    private readonly HashSet<ThemePlace> places = [.. members[0].Places];
    private ThemeOpposites? opposites;

    public IReadOnlyList<ThemeCandidate> Members => members;

    public IReadOnlyList<string> Goals => goals;

    public CandidateKind Kind => members[0].Kind;

    public string Key => members[0].Key;

    public string? Field => members[0].Field;

    /// <summary>As therapists say it; null: it has none.</summary>
    public string? FieldName => Field is { } id ? Themes.English.Named(id).Name : null;

    /// <summary>Where it stands, in the order of the journal.</summary>
    public IReadOnlyList<ThemePlace> Places => members[0].Places;

    public bool Holds(ThemePlace place) => places.Contains(place);

    public bool IsDeniedAt(JournalText text, ThemePlace place) =>
        (opposites ??= new ThemeOpposites(text, members[0])).Are(place);
}

/// <summary>Themes that somebody says are one, with what they call it.</summary>
/// <param name="Parts">At least one.</param>
internal sealed record JoinedTheme(IReadOnlyList<FoundTheme> Parts)
{
    /// <summary>Words of the patient; null: the rules' name stays.</summary>
    public string? Name { get; init; }

    /// <summary>Where it is said in other words.</summary>
    public IReadOnlyList<ThemeQuotation> Elsewhere { get; init; } = [];
}
