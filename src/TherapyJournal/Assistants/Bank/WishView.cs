namespace TherapyJournal.Assistants.Bank;

/// <summary>A goal as a question can speak of it: its words on one line, and the themes of what it is after.</summary>
internal sealed record WishGoal(Guid Id, string Name, IReadOnlyCollection<string> Themes);

/// <summary>A wish, read once: which themes it shows, what was asked lately, what must come next.</summary>
internal sealed class WishView
{
    private const int RecentQuestions = 5;

    private readonly AvoidedThemes avoided;
    private readonly IReadOnlyDictionary<string, BankQuestion> byId;

    public WishView(QuestionWish wish, IReadOnlyDictionary<string, BankQuestion> byId)
    {
        Wish = wish;
        this.byId = byId;
        avoided = new AvoidedThemes(wish.Avoid);
        Sought = SoughtThemes.Of(wish.Seek, avoided);
        EntryThemes = Themes.English.In(wish.LastEntry ?? "");
        Goals =
        [
            .. wish
                .Goals.Where(goal => !avoided.IsTouchedBy(goal.Text))
                .Select(Read)
                .Where(goal => goal.Name.Length > 0),
        ];

        var inOrder = wish.Asked.OrderBy(asked => asked.At).ToList();
        Recent = [.. inOrder.TakeLast(RecentQuestions).Reverse()];
        AskedLately = inOrder
            .Where(asked => asked.At > wish.Now - QuestionBank.NotAgainWithin)
            .Select(asked => asked.QuestionId)
            .ToHashSet(StringComparer.Ordinal);
        LastThirty = inOrder.TakeLast(30).Select(asked => asked.QuestionId).ToHashSet(StringComparer.Ordinal);
    }

    public QuestionWish Wish { get; }
    public IReadOnlyList<WishGoal> Goals { get; }
    public SoughtThemes Sought { get; }
    public IReadOnlyDictionary<string, int> EntryThemes { get; }

    /// <summary>The last questions, newest first.</summary>
    public IReadOnlyList<AskedQuestion> Recent { get; }

    public IReadOnlySet<string> AskedLately { get; }

    /// <summary>The last thirty, however long ago: they come again only where nothing else fits.</summary>
    public IReadOnlySet<string> LastThirty { get; }

    public AskedQuestion? Last => Recent.Count > 0 ? Recent[0] : null;

    /// <summary>At least one in three asks what helped or went well: after two that did not, this one must.</summary>
    public bool MustAskWhatHelped => Recent.Count >= 2 && !Recent[0].AskedWhatHelped && !Recent[1].AskedWhatHelped;

    public bool IsAvoided(BankQuestion question) => avoided.Has(question);

    /// <summary>True where a goal, the last entry or the therapist's list speaks of the theme.</summary>
    public bool IsThere(string theme) =>
        EntryThemes.ContainsKey(theme)
        || Sought.NamedFor(theme) is not null
        || Goals.Any(goal => goal.Themes.Contains(theme));

    /// <summary>The theme of a question that was asked; null where it was not one of the bank's.</summary>
    public string? ThemeOf(AskedQuestion asked) => byId.GetValueOrDefault(asked.QuestionId)?.Theme;

    /// <summary>Whether a question that was asked, whoever wrote it, was about the theme.</summary>
    public bool WasAbout(AskedQuestion asked, string theme) =>
        ThemeOf(asked) is { } own ? own == theme : asked.Themes.Contains(theme);

    private static WishGoal Read((Guid Id, string Text) goal) =>
        new(goal.Id, GoalName.Of(goal.Text), [.. Themes.English.In(GoalAim.In(goal.Text)).Keys]);
}
