using System.Text;

namespace TherapyJournal.Evals.Assistants;

/// <summary>Three turns of the loop, shown whole: one that suggests a goal, one that the screen raised, and one like most.</summary>
internal static class SampleLoops
{
    // Longer ones are read in the file of the cases.
    private const int LongestShown = 1_500;

    /// <summary>Which, each of another case; fewer where there are fewer cases.</summary>
    public static IReadOnlyList<(LivedCase Lived, LivedEntry Turn)> Choose(IReadOnlyList<LivedCase> lived)
    {
        var turns = lived
            .SelectMany(one => one.Entries.Select(turn => (Lived: one, Turn: turn)))
            .Where(t => t.Turn is { Summary: not null, Question: not null } && t.Turn.Entry.Text.Length <= LongestShown)
            .ToList();
        var chosen = new List<(LivedCase Lived, LivedEntry Turn)>();
        Take(t => t.Turn.Suggestion is not null);
        Take(t => t.Turn.FixedWords is not null);
        Take(t => t.Turn is { Reflection: not null, Suggestion: null, Entry.Day: > 0 });
        return chosen;

        void Take(Func<(LivedCase Lived, LivedEntry Turn), bool> fits)
        {
            var next = turns.Where(t => fits(t) && !chosen.Exists(c => c.Lived == t.Lived)).Take(1);
            chosen.AddRange(next);
        }
    }

    /// <summary>Writes one.</summary>
    public static void Write(StringBuilder page, LivedCase lived, LivedEntry turn)
    {
        page.Append(AssistantsReport.Text($"### {lived.Case.Id}: {lived.Case.Name}, {turn.On:uuuu-MM-dd}\n\n"));
        page.Append(AssistantsReport.Text($"{lived.Case.About}\n\n"));
        Say(page, "Goals", string.Join(" · ", lived.Case.Goals));
        Say(page, "Question", turn.Question?.Text);
        Say(page, "Why", turn.Question?.Why);
        Say(page, "Entry", turn.Entry.Text);
        Say(page, "Fixed words at once, from the program", turn.FixedWords);
        Say(
            page,
            "Reflection",
            turn.Reflection?.Text ?? "none: " + (turn.FixedWords is null ? "not wanted" : "the fixed words stand alone")
        );
        page.Append("**Summary for the therapist**\n\n");
        foreach (var sentence in turn.Summary?.Sentences ?? [])
        {
            page.Append(
                AssistantsReport.Text(
                    $"- {(sentence.Raised ? "(raised) " : "")}{AssistantsReport.Line(sentence.Text)}\n  > {AssistantsReport.Line(sentence.Quotation)}\n"
                )
            );
        }
        page.Append('\n');
        Say(page, "Insights", turn.Summary?.Insights is { Count: > 0 } some ? string.Join(" · ", some) : "none");
        Say(page, "Notification", turn.Summary?.Notification);
        Say(
            page,
            "Suggested goal",
            turn.Suggestion is { } goal ? $"{goal.Text} (evidence: “{string.Join("” “", goal.Evidence)}”)" : "none"
        );
        Say(page, "Written by", $"{turn.Question?.WrittenBy}, {turn.Summary?.WrittenBy}");
    }

    private static void Say(StringBuilder page, string what, string? words)
    {
        if (words is not null)
        {
            page.Append(AssistantsReport.Text($"**{what}**: {AssistantsReport.Line(words)}\n\n"));
        }
    }
}
