using TherapyJournal.Goals;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Goals on a page, open ones first; where asked with everything that happened to each.</summary>
internal sealed class GoalsPage(TherapistNames names, string zone)
{
    /// <summary>The goals; with <paramref name="history"/> also what happened to them.</summary>
    public static void Show(TerminalScreen page, IReadOnlyList<GoalView> goals, GoalsPage? history)
    {
        if (goals.Count == 0)
        {
            page.Sentence("There is no goal yet. 'journal goals P --add \"…\"' adds one.");
            return;
        }
        var ids = IdPrefix.Shortest(goals.Select(g => g.Id));
        foreach (var goal in goals.OrderByDescending(g => g.Content.IsOpen))
        {
            page.PatientWords(goal.Content.Text);
            var who = SuggestedBy(goal.Content) is { } suggested ? $" · {suggested}" : "";
            page.Hint($"  {(goal.Content.IsOpen ? "open" : "closed")}{who} · {ids[goal.Id]}");
            history?.Show(page, goal);
        }
    }

    /// <summary>A goal's words, and below them who suggested them if anybody did.</summary>
    public static void ShowWords(TerminalScreen page, TherapyGoalContent goal)
    {
        page.PatientWords(goal.Text);
        if (SuggestedBy(goal) is { } who)
        {
            page.Hint($"  {who}");
        }
    }

    /// <summary>A goal on one line, with who suggested it if anybody did.</summary>
    public static string Line(TherapyGoalContent goal) =>
        SafeText.OneLine(goal.Text) + (SuggestedBy(goal) is { } who ? $" · {who}" : "");

    private static string? SuggestedBy(TherapyGoalContent goal) =>
        goal.SuggestedBy switch
        {
            null => null,
            TerminalScreen.QuestionBank => "suggested without AI",
            _ => "suggested by the assistant",
        };

    private void Show(TerminalScreen page, GoalView goal)
    {
        page.Facts([
            .. goal.Content.History.Select(h =>
                (ShownTimes.Local(h.At, zone), new Cell(string.Join('\n', [Sentence(h), .. Quotations(h)]), Tone.Quiet))
            ),
        ]);
        page.Blank();
    }

    private static IEnumerable<string> Quotations(GoalEvent happened) =>
        (happened.Evidence ?? []).Select(q => $"“{SafeText.OneLine(q)}”");

    /// <summary>What happened to a goal, by whom, and why.</summary>
    public string Sentence(GoalEvent happened)
    {
        var who = names.Of(happened.By);
        var words = SafeText.OneLine(happened.Text);
        var what = happened.Kind switch
        {
            GoalEventKind.Added or GoalEventKind.Changed when happened.Edited =>
                $"{who} took up what was suggested in other words: {words}",
            GoalEventKind.Added when happened.SuggestedGoalId is not null =>
                $"{who} accepted a suggested goal: {words}",
            GoalEventKind.Changed when happened.SuggestedGoalId is not null =>
                $"{who} changed it to what was suggested: {words}",
            GoalEventKind.Added => $"{who} added it: {words}",
            GoalEventKind.Changed => $"{who} changed it to: {words}",
            _ => $"{who} closed it",
        };
        return string.IsNullOrWhiteSpace(happened.Why) ? what : $"{what} ({SafeText.OneLine(happened.Why)})";
    }
}
