using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The sentences of a summary. Those at which the risk screen stopped come first and say so; a sentence taken over as it is stands once.</summary>
internal static class SummaryPage
{
    private const string Stopped = "the risk screen stopped here";

    /// <summary>The summary; the alert of its entry gives the sign (null: the words alone say it).</summary>
    public static void Show(TerminalScreen page, EntrySummaryContent summary, AlertView? alert = null)
    {
        foreach (var sentence in summary.Sentences.Where(s => s.Raised))
        {
            var line = $"{Stopped}: “{SafeText.OneLine(sentence.Quotation)}”";
            if (alert is null)
            {
                page.Sentence(line);
            }
            else if (alert.Content.IsUrgent)
            {
                page.Urgent(line);
            }
            else
            {
                page.Concern(line);
            }
        }
        // A sentence of the program's own says more than the quotation that stands above already.
        page.AssistantWords(
            [.. summary.Sentences.Where(s => !s.Raised || !IsQuotation(s)).Select(Quoted)],
            summary.WrittenBy
        );
        foreach (var insight in summary.Insights)
        {
            page.Hint($"· {insight}");
        }
        if (summary.ModelFailed is { } failed)
        {
            page.Hint(failed);
        }
    }

    private static QuotedSentence Quoted(SummarySentence sentence) =>
        new(sentence.Text, IsQuotation(sentence) || sentence.Raised ? null : sentence.Quotation);

    private static bool IsQuotation(SummarySentence sentence) =>
        SafeText.OneLine(sentence.Text).Trim('“', '”', '"', ' ')
        == SafeText.OneLine(sentence.Quotation).Trim('“', '”', '"', ' ');
}
