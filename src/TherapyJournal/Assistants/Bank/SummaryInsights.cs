using System.Globalization;

namespace TherapyJournal.Assistants.Bank;

/// <summary>Counted observations on an entry. They say what is written, never how the writer is.</summary>
internal static class SummaryInsights
{
    private const int Most = 3;

    /// <summary>At most three, none where there is nothing to count.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<SentenceView> sentences, IReadOnlyList<GoalView> goals) =>
        [.. Goals(sentences, goals).Take(2).Concat(Help(sentences)).Concat(MainTheme(sentences)).Take(Most)];

    private static IEnumerable<string> Goals(IReadOnlyList<SentenceView> sentences, IReadOnlyList<GoalView> goals) =>
        goals
            .Select(goal => (goal.Name, Count: sentences.Count(sentence => sentence.Touches(goal))))
            .Where(goal => goal.Count > 0)
            .OrderByDescending(goal => goal.Count)
            .Select(goal => Text($"Touches the goal “{goal.Name}”{OutOf(goal.Count, sentences.Count)}."));

    private static IEnumerable<string> Help(IReadOnlyList<SentenceView> sentences) =>
        sentences.Any(sentence => sentence.NamesHelp) ? ["Names something that helped."] : [];

    private static IEnumerable<string> MainTheme(IReadOnlyList<SentenceView> sentences)
    {
        var (name, count) = Themes
            .English.All.Select(theme =>
                (theme.Name, Count: sentences.Count(sentence => sentence.Themes.ContainsKey(theme.Id)))
            )
            .MaxBy(theme => theme.Count);
        return count >= 2 ? [Text($"Mentions {name}{OutOf(count, sentences.Count)}.")] : [];
    }

    private static string OutOf(int count, int all) => all < 2 ? "" : Text($" in {count} of {all} sentences");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
