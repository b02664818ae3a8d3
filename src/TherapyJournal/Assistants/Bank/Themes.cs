namespace TherapyJournal.Assistants.Bank;

/// <summary>The themes of the bank and how they show in a text.</summary>
internal sealed class Themes
{
    private static readonly Lazy<Themes> Written = new(() =>
        new Themes(BankFiles.Read("themes.en.json", BankJson.Default.ListBankTheme))
    );

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
        return Enumerable
            .Range(0, All.Count)
            .Where(at => counts[at] > 0)
            .ToDictionary(at => All[at].Id, at => counts[at], StringComparer.Ordinal);
    }

    /// <summary>The themes that somebody means who names them by id, by label or in words of their own.</summary>
    public IReadOnlyCollection<string> Meant(IEnumerable<string> wishes) =>
        wishes.SelectMany(Meant).ToHashSet(StringComparer.Ordinal);

    public BankTheme Named(string id) => All.First(theme => theme.Id == id);

    private IEnumerable<string> Meant(string wish)
    {
        var named = All.Where(theme =>
                string.Equals(theme.Id, wish.Trim(), StringComparison.OrdinalIgnoreCase)
                || string.Equals(theme.Label, wish.Trim(), StringComparison.OrdinalIgnoreCase)
            )
            .Select(theme => theme.Id)
            .ToList();
        return named.Count > 0 ? named : In(wish).Keys;
    }
}
