using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Asks for a safety plan step by step, line by line.</summary>
internal static class SafetyPlanForm
{
    private const string Clear = "-";

    /// <summary>The steps that were answered; those that somebody passed over by Enter are not among them. Null: nothing was answered.</summary>
    /// <remarks>Whoever ends it in the middle (Ctrl-D) keeps what they have given so far; Ctrl-C keeps nothing.</remarks>
    public static async Task<Dictionary<SafetyPlanStep, IReadOnlyList<string>>?> FillAsync(
        CommandContext context,
        SafetyPlanView view
    )
    {
        var page = context.Screen;
        var answered = new Dictionary<SafetyPlanStep, IReadOnlyList<string>>();
        page.Hint("Ctrl-D ends it and keeps what you have given; Ctrl-C leaves the plan as it is.");
        foreach (var (words, number) in view.Words.Select((w, i) => (w, i + 1)))
        {
            var now = view.Plan.Current?.Of(words.Step) ?? [];
            page.Heading($"{number}  {words.Title}", null);
            foreach (var line in now)
            {
                page.PatientWords(line);
            }
            var hint = now.Count > 0 ? $"Enter keeps it, {Clear} clears it" : "Enter for nothing";
            var answer = await LineAsync(page, words.Question, hint, context.Cancellation);
            if (answer is Answer.Closed)
            {
                break;
            }
            if (answer is not Answer.Given first)
            {
                continue;
            }
            answered[words.Step] =
                first.Text.Trim() == Clear ? [] : await FurtherAsync(page, first.Text, context.Cancellation);
        }
        return answered.Count == 0 ? null : answered;
    }

    private static async Task<IReadOnlyList<string>> FurtherAsync(
        TerminalScreen page,
        string first,
        CancellationToken cancel
    )
    {
        var lines = new List<string> { first };
        while (
            lines.Count < ChangeSafetyPlan.MostLines
            && await LineAsync(page, "And?", "Enter to go on", cancel) is Answer.Given more
        )
        {
            lines.Add(more.Text);
        }
        return lines;
    }

    // At once, while the line can still be said in fewer words.
    private static async Task<Answer> LineAsync(
        TerminalScreen page,
        string question,
        string hint,
        CancellationToken cancel
    )
    {
        while (true)
        {
            var answer = await page.AskAsync(question, hint, cancel);
            if (answer is not Answer.Given { Text.Length: > ChangeSafetyPlan.LongestLine })
            {
                return answer;
            }
            page.Hint($"A line has at most {ChangeSafetyPlan.LongestLine} characters; please say it in fewer.");
        }
    }
}
