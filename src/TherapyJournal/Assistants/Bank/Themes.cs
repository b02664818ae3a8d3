namespace TherapyJournal.Assistants.Bank;

/// <summary>The themes of the bank and how they show in a text.</summary>
internal sealed class Themes
{
    private static readonly Lazy<Themes> Written = new(() =>
        new Themes(BankFiles.Read("themes.en.json", BankJson.Default.ListBankTheme))
    );

    // A long entry has many sentences without a theme; they share this.
    private static readonly IReadOnlyDictionary<string, int> None = new Dictionary<string, int>(StringComparer.Ordinal);

    private readonly Phrases phrases;

    private Themes(IReadOnlyList<BankTheme> all)
    {
        All = all;
        phrases = new Phrases([.. all.Select(theme => theme.Words)]);
    }

    public static Themes English => Written.Value;

    public IReadOnlyList<BankTheme> All { get; }

    /// <summary>How often the words of each theme occur, for the themes that occur at all.</summary>
    public IReadOnlyDictionary<string, int> In(string text) => In(Words.In(text));

    public IReadOnlyDictionary<string, int> In(IReadOnlyList<string> words)
    {
        var counts = phrases.Count(words);
        Dictionary<string, int>? found = null;
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] > 0)
            {
                found ??= new Dictionary<string, int>(StringComparer.Ordinal);
                found[All[at].Id] = counts[at];
            }
        }

        return found ?? None;
    }

    /// <summary>Whether the words of any theme begin with this one.</summary>
    public bool BeginWith(string word) => phrases.BeginWith(word);

    /// <summary>The themes whose words stand at a place, as places in <see cref="All"/>, each with how many words that is.</summary>
    public IReadOnlyDictionary<int, int> At(IReadOnlyList<string> words, int at) => phrases.At(words, at);

    public BankTheme Named(string id) => All.First(theme => theme.Id == id);

    /// <summary>The themes that somebody means who names one by its id or labels, or in words of their own; none for "garden".</summary>
    public IReadOnlyCollection<string> Meant(string wish)
    {
        var named = All.Where(theme => theme.Id is not ("goal" or "sought") && IsNamed(theme, wish.Trim()))
            .Select(theme => theme.Id)
            .ToList();
        return named.Count > 0 ? named : [.. In(wish).Keys];
    }

    private static bool IsNamed(BankTheme theme, string wish) =>
        string.Equals(theme.Id, wish, StringComparison.OrdinalIgnoreCase)
        || string.Equals(theme.Label, wish, StringComparison.OrdinalIgnoreCase)
        || string.Equals(theme.Name, wish, StringComparison.OrdinalIgnoreCase);
}
