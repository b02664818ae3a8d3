namespace TherapyJournal.Assistants.Bank;

/// <summary>A sentence of an entry with what its words show.</summary>
internal sealed class SentenceView
{
    private static readonly Lazy<SentenceCues> Written = new(() =>
        BankFiles.Read("cues.en.json", BankJson.Default.SentenceCues)
    );

    private static readonly Lazy<Phrases> CuePhrases = new(() =>
        new Phrases([Cues.Grave, Cues.Helped, Cues.Feeling, Cues.Wish, Cues.Contrast])
    );

    private static readonly Lazy<HashSet<string>> StopWords = new(() => Cues.Stop.ToHashSet(StringComparer.Ordinal));

    private readonly int[] cues;

    public SentenceView(string text, int at)
    {
        Text = text;
        At = at;
        Words = Assistants.Words.In(text);
        Content = ContentOf(Words);
        Themes = Bank.Themes.English.In(Words);
        cues = CuePhrases.Value.Count(Words);
        NamesHelp = HelpingWords.NameHelp(Words);
    }

    /// <summary>The sentence exactly as it stands in the entry.</summary>
    public string Text { get; }

    /// <summary>Its place among the sentences, from 0.</summary>
    public int At { get; }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Its words without those that every text has.</summary>
    public IReadOnlySet<string> Content { get; }

    public IReadOnlyDictionary<string, int> Themes { get; }

    /// <summary>True where the risk screen stopped at it: such a sentence opens the summary.</summary>
    public bool IsRaised { get; init; }

    /// <summary>True where it speaks of death, harm or revenge: such a sentence is always shown and never becomes a goal.</summary>
    public bool IsGrave => IsRaised || cues[0] > 0;

    public int Helped => cues[1];
    public int Feelings => cues[2];
    public bool HasWish => cues[3] > 0;
    public bool HasContrast => cues[4] > 0;

    /// <summary>True where it says that something helped, and not that nothing did.</summary>
    public bool NamesHelp { get; }

    private static SentenceCues Cues => Written.Value;

    public static IReadOnlySet<string> ContentOf(IReadOnlyList<string> words) =>
        words.Where(word => !StopWords.Value.Contains(word)).ToHashSet(StringComparer.Ordinal);

    /// <summary>True where the goal's own words or themes occur here.</summary>
    public bool Touches(GoalView goal) => goal.Content.Overlaps(Content) || goal.Themes.Any(Themes.ContainsKey);
}

/// <summary>A goal with what its words show.</summary>
internal sealed record GoalView(string Name, IReadOnlySet<string> Content, IReadOnlyCollection<string> Themes)
{
    public static GoalView Of(string text)
    {
        var words = Words.In(text);
        return new(GoalName.Of(text), SentenceView.ContentOf(words), [.. Bank.Themes.English.In(words).Keys]);
    }
}
