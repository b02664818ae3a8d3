using TherapyJournal.Goals;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>The sentences of a summary. Those at which the risk screen stopped come first and say so; a sentence taken over as it is stands once.</summary>
internal static class SummaryPage
{
    private const string Stopped = "the risk screen stopped here";

    /// <summary>The summary; the alert of its entry gives the sign (null: the words alone say it).</summary>
    public static void Show(
        TerminalScreen page,
        EntrySummaryContent summary,
        AlertView? alert = null,
        bool withNotification = false
    )
    {
        if (summary.InAnotherLanguage)
        {
            page.Sentence("Screened in another language: the rules know English, and may have missed what matters.");
        }
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
        page.AssistantWords([.. Lines(summary, withNotification)], summary.WrittenBy);
        if (summary.ModelFailed is { } failed)
        {
            page.Hint(failed);
        }
    }

    /// <summary>A goal that waits for a decision, with the sentences that it rests on.</summary>
    public static void ShowSuggestion(TerminalScreen page, SuggestedGoalContent suggestion) =>
        page.AssistantWords(
            [
                new($"suggested goal: {SafeText.OneLine(suggestion.Text)}"),
                .. suggestion.Evidence.Select(quotation => new QuotedSentence(null, quotation)),
            ],
            suggestion.WrittenBy
        );

    // All of it in one block under one label: whoever reads sees whose words each line is.
    private static IEnumerable<QuotedSentence> Lines(EntrySummaryContent summary, bool withNotification)
    {
        if (withNotification)
        {
            yield return new(SafeText.OneLine(summary.Notification)) { EndsParagraph = true };
        }
        // A sentence of the program's own says more than the quotation that stands above already.
        foreach (var sentence in summary.Sentences.Where(s => !s.Raised || !IsQuotation(s)))
        {
            yield return new(
                SafeText.OneLine(sentence.Text),
                IsQuotation(sentence) || sentence.Raised ? null : sentence.Quotation
            );
        }
        foreach (var insight in summary.Insights)
        {
            yield return new($"· {SafeText.OneLine(insight)}") { BeginsParagraph = insight == summary.Insights[0] };
        }
    }

    private static bool IsQuotation(SummarySentence sentence) =>
        SafeText.OneLine(sentence.Text).Trim('“', '”', '"', ' ')
        == SafeText.OneLine(sentence.Quotation).Trim('“', '”', '"', ' ');
}
