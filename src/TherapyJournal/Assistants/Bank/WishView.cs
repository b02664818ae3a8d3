namespace TherapyJournal.Assistants.Bank;

/// <summary>A goal as a question can speak of it: its words on one line, and the themes that they show.</summary>
internal sealed record WishGoal(Guid Id, string Name, IReadOnlyCollection<string> Themes);

/// <summary>A wish, read once: which themes it shows, what was asked lately, what must come next.</summary>
internal sealed class WishView
{
    private const int RecentQuestions = 5;

    private readonly IReadOnlyCollection<string> avoidedThemes;
    private readonly List<string[]> avoidedWords;
    private readonly IReadOnlyDictionary<string, BankQuestion> byId;

    public WishView(QuestionWish wish, IReadOnlyDictionary<string, BankQuestion> byId)
    {
        Wish = wish;
        this.byId = byId;
        avoidedThemes = Themes.English.Meant(wish.Avoid);
        avoidedWords = [.. wish.Avoid.Select(words => Words.In(words).ToArray()).Where(words => words.Length > 0)];
        Sought = Themes.English.Meant(wish.Seek);
        EntryThemes = Themes.English.In(wish.LastEntry ?? "");
        Goals = [.. wish.Goals.Select(goal => Read(goal)).Where(goal => goal.Name.Length > 0 && !IsAvoided(goal))];

        var inOrder = wish.Asked.OrderBy(asked => asked.At).ToList();
        Recent = [.. inOrder.TakeLast(RecentQuestions).Reverse()];
        AskedLately = inOrder
            .Where(asked => asked.At > wish.Now - QuestionBank.NotAgainWithin)
            .Select(asked => asked.QuestionId)
            .ToHashSet(StringComparer.Ordinal);
    }

    public QuestionWish Wish { get; }
    public IReadOnlyList<WishGoal> Goals { get; }
    public IReadOnlyCollection<string> Sought { get; }
    public IReadOnlyDictionary<string, int> EntryThemes { get; }

    /// <summary>The last questions, newest first.</summary>
    public IReadOnlyList<AskedQuestion> Recent { get; }

    public IReadOnlySet<string> AskedLately { get; }

    public AskedQuestion? Last => Recent.Count > 0 ? Recent[0] : null;

    /// <summary>At least one in three asks what helped or went well: after two that did not, this one must.</summary>
    public bool MustAskWhatHelped => Recent.Count >= 2 && !Recent[0].AskedWhatHelped && !Recent[1].AskedWhatHelped;

    public bool IsAvoided(BankQuestion question) =>
        avoidedThemes.Contains(question.Theme) || SaysAvoided(question.Text);

    /// <summary>The theme of a question that was asked; null where it was not one of the bank's.</summary>
    public string? ThemeOf(AskedQuestion asked) => byId.GetValueOrDefault(asked.QuestionId)?.Theme;

    private static WishGoal Read((Guid Id, string Text) goal) =>
        new(goal.Id, GoalName.Of(goal.Text), [.. Themes.English.In(goal.Text).Keys]);

    private bool IsAvoided(WishGoal goal) => goal.Themes.Any(avoidedThemes.Contains) || SaysAvoided(goal.Name);

    private bool SaysAvoided(string text)
    {
        if (avoidedWords.Count == 0)
        {
            return false;
        }

        var words = Words.In(text).ToArray();
        return avoidedWords.Exists(avoided => words.AsSpan().IndexOf(avoided) >= 0);
    }
}
