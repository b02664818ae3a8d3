using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What is kept of one erased patient: until when and why, goals, summaries, and how alerts were handled.</summary>
internal sealed class KeptPage(TerminalScreen page, ShownTimes times, TherapistNames names)
{
    /// <summary>The page.</summary>
    public void Show(KeptView kept)
    {
        var content = kept.Content;
        page.Heading(content.Name, "erased");
        page.Facts(
            ("erased", times.Here(kept.ErasedAt)),
            ("kept until", content.Until ?? ""),
            ("why", SafeText.OneLine(content.Why ?? "")),
            ("access record", $"'journal audit {kept.Patient}'")
        );
        foreach (var goal in content.Goals)
        {
            page.Blank();
            page.PatientWords(goal.Text);
            page.Facts([.. goal.History.Select(h => (Time(h.At), new Cell(Sentence(h))))]);
        }
        foreach (var summary in content.Summaries)
        {
            page.Blank();
            if (summary.Sentences.Count + summary.Insights.Count == 0)
            {
                page.Hint($"{Time(summary.At)}, a summary of which nothing stays: all of it was what raised an alert.");
                continue;
            }
            page.Hint(Time(summary.At));
            page.AssistantWords(
                [.. summary.Sentences.Concat(summary.Insights).Select(s => new QuotedSentence(SafeText.OneLine(s)))],
                summary.WrittenBy
            );
        }
        foreach (var alert in kept.Alerts)
        {
            page.Blank();
            page.Sentence($"alert, {Documents.Word(alert.Content.Level)}, {Documents.Word(alert.Content.State)}");
            page.Facts([.. alert.Content.History.Select(h => (Time(h.At), new Cell(AlertPage.Step(h, names))))]);
            if (alert.Joined.Count > 0)
            {
                page.Hint($"It covers {Count.Of(alert.Joined.Count, "later message", "later messages")} as well.");
            }
        }
    }

    private string Time(long at) => times.Here(Instant.FromUnixTimeMilliseconds(at));

    private string Sentence(GoalEvent happened) =>
        $"{Documents.Word(happened.Kind)} by {names.Of(happened.By)}: {SafeText.OneLine(happened.Text)}";
}
