using System.Globalization;
using System.Text;

namespace TherapyJournal.Evals.Assistants;

/// <summary>An evaluation as a page of Markdown: the table, the worst cases of what was missed, and three loops in full.</summary>
internal static class AssistantsReport
{
    private const int MostWorst = 5;

    /// <summary>The page. The same evaluation gives the same page, but for the seconds that it took.</summary>
    public static string Of(EvaluatedAssistants evaluated)
    {
        var page = new StringBuilder();
        page.Append("# Evaluation of the assistants\n\n");
        page.Append(
            Text(
                $"Written by: **{evaluated.Writers}** · {evaluated.Lived.Count} invented patients · {evaluated.Lived.Sum(l => l.Entries.Count)} entries · {evaluated.Took.TotalSeconds:0} s · {(evaluated.Passed ? "passed" : "**failed**")}\n\n"
            )
        );
        Table(page, evaluated.Metrics);
        Tokens(page, evaluated.Tokens);
        Worst(page, evaluated.Missed);
        page.Append("## Three loops in full\n\n");
        foreach (var (lived, turn) in SampleLoops.Choose(evaluated.Lived))
        {
            SampleLoops.Write(page, lived, turn);
        }
        return page.ToString().TrimEnd() + "\n";
    }

    /// <summary>A figure as tables show it; "—" where there was nothing to look at.</summary>
    public static string Figure(double? value) =>
        value is { } measured ? measured.ToString("0.000", CultureInfo.InvariantCulture) : "—";

    /// <summary>What a metric was to be.</summary>
    public static string Wanted(Measured measured) =>
        (measured.Metric.Good == Good.AtLeast ? "at least " : "at most ") + Figure(measured.Threshold);

    private static void Table(StringBuilder page, IEnumerable<Measured> metrics)
    {
        page.Append("| metric | measured | threshold | looked at | pass |\n|---|---|---|---|---|\n");
        foreach (var one in metrics)
        {
            page.Append(
                Text(
                    $"| {one.Metric.Name} | {Figure(one.Value)} | {Wanted(one)} | {one.Count} | {(one.Passed ? "yes" : "**no**")} |\n"
                )
            );
        }
        page.Append("\n“—” was measured on nothing, and passes.\n\n");
    }

    private static void Tokens(StringBuilder page, IEnumerable<StepTokens> steps)
    {
        page.Append("## Tokens per step\n\n");
        page.Append("| step | answers by a model | in | of these cached | out | in per answer | ms per answer |\n");
        page.Append("|---|---|---|---|---|---|---|\n");
        foreach (var step in steps)
        {
            var each = Math.Max(1, step.Answers);
            page.Append(
                Text(
                    $"| {step.Step} | {step.Answers} | {step.In} | {step.Cached} | {step.Out} | {step.In / each} | {step.Milliseconds / each} |\n"
                )
            );
        }
        page.Append(
            "\nOf answers that were used. What a stopped or failed answer cost stands in the record of calls alone.\n\n"
        );
    }

    private static void Worst(StringBuilder page, IEnumerable<Measured> missed)
    {
        foreach (var one in missed)
        {
            page.Append(
                Text(
                    $"## Missed: {one.Metric.Name} ({Figure(one.Value)}, wanted {Wanted(one)})\n\nThe worst cases:\n\n"
                )
            );
            foreach (var observation in one.Missing.Take(MostWorst))
            {
                page.Append(
                    Text($"- **{observation.Case}** ({Figure(observation.Value)}): {Line(observation.Words)}\n")
                );
            }
            page.Append(Text($"\nAll that miss it: {string.Join(", ", one.Missing.Select(o => o.Case))}\n\n"));
        }
    }

    /// <summary>On one line, and so that no patient's sign becomes markup.</summary>
    internal static string Line(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal);

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
