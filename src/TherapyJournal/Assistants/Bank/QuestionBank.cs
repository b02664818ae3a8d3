using NodaTime;

namespace TherapyJournal.Assistants.Bank;

/// <summary>Chooses the next question without a model: by goals, by the last entry, and by what was asked lately.</summary>
internal sealed class QuestionBank(IReadOnlyList<BankQuestion> questions)
{
    /// <summary>The name that stands where a model's name would.</summary>
    public const string WrittenBy = "question-bank";

    /// <summary>The same, as a person reads it.</summary>
    public const string WrittenByLabel = "written without AI";

    /// <summary>A question is not put again before this has passed (the product's own rule).</summary>
    public static readonly Duration NotAgainWithin = Duration.FromDays(30);

    private static readonly Lazy<QuestionBank> Written = new(() =>
        new QuestionBank(BankFiles.Read("questions.en.json", BankJson.Default.ListBankQuestion))
    );

    private readonly Dictionary<string, BankQuestion> byId = questions.ToDictionary(
        question => question.Id,
        StringComparer.Ordinal
    );

    public static QuestionBank English => Written.Value;

    public IReadOnlyList<BankQuestion> Questions => questions;

    /// <summary>The question that fits best, the same one for the same wish; nothing new where all that fit were asked lately.</summary>
    public QuestionChoice Choose(QuestionWish wish)
    {
        var view = new WishView(wish, byId);
        var best = questions
            .Where(question => MayBeAsked(question, view))
            .OrderBy(question => view.LastThirty.Contains(question.Id))
            .ThenByDescending(question => QuestionFit.Of(question, view))
            .ThenBy(question => Chance.Of(question.Id, wish.Seed))
            .FirstOrDefault();
        return best is null ? NothingNew(wish) : Asks(best, view);
    }

    private static bool MayBeAsked(BankQuestion question, WishView view) =>
        !view.AskedLately.Contains(question.Id)
        && (!view.MustAskWhatHelped || question.AsksWhatHelped)
        && (view.Wish.Mode != BankMode.Easier || question.Depth == 1)
        && question.Depth <= view.Wish.Deepest
        && (question.Depth < 3 || view.Last is not { Depth: >= 3 })
        && (!question.NamesGoal || view.Goals.Count > 0)
        && (!question.NamesTheme || view.Sought.Own.Count > 0)
        && (!question.Presumes || view.IsThere(question.Theme))
        && !view.IsAvoided(question);

    private static QuestionChoice.Asks Asks(BankQuestion question, WishView view)
    {
        var goal = GoalFor(question, view);
        var sought = SoughtFor(question, view);
        var text = question.NamesTheme
            ? question.Text.Replace(BankQuestion.ThemeSlot, sought, StringComparison.Ordinal)
            : question.Text.Replace(BankQuestion.GoalSlot, goal?.Name, StringComparison.Ordinal);
        return new QuestionChoice.Asks(
            question,
            text,
            QuestionWhy.Of(question, goal, sought, view),
            goal?.Id,
            question.AsksWhatHelped
        );
    }

    // A question that names a goal prefers one that no theme speaks for; the seed lets several take turns.
    private static WishGoal? GoalFor(BankQuestion question, WishView view)
    {
        var fitting = question.NamesGoal
            ? view.Goals.Where(goal => goal.Themes.Count == 0).ToList()
            : [.. view.Goals.Where(goal => goal.Themes.Contains(question.Theme))];
        var among = fitting.Count > 0 || !question.NamesGoal ? fitting : view.Goals;
        return among.MinBy(goal => Chance.Of(goal.Id.ToString(), view.Wish.Seed));
    }

    private static string? SoughtFor(BankQuestion question, WishView view) =>
        question.NamesTheme
            ? view.Sought.Own.MinBy(name => Chance.Of(name, view.Wish.Seed))
            : view.Sought.NamedFor(question.Theme);

    private static QuestionChoice.NothingNew NothingNew(QuestionWish wish) =>
        new(
            "Write about whatever is on your mind, or about something that helped. A few words are enough.",
            wish.Mode == BankMode.Easier
                ? "because you have had every easier question that fits within the last 30 days"
                : "because you have had every question that fits within the last 30 days"
        );
}
