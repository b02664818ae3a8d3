namespace TherapyJournal.Assistants.Bank;

/// <summary>A sentence of a summary, with the entry's own words beside it.</summary>
internal sealed record SummarySentence(string Text, string Quotation);

/// <summary>A summary made by extraction alone: whole sentences of the entry, counted observations, and nothing that the entry does not say.</summary>
internal sealed record ExtractiveSummary(
    IReadOnlyList<SummarySentence> Sentences,
    IReadOnlyList<string> Insights,
    string Notification,
    SuggestedWish? SuggestedGoal
)
{
    /// <summary>Two to four whole sentences in the entry's order (fewer where it has fewer), at most 120 words unless one sentence alone is longer.</summary>
    public static ExtractiveSummary Of(string entry, IReadOnlyList<(Guid Id, string Text)> goals)
    {
        var sentences = Assistants.Sentences.Split(entry).Select((text, at) => new SentenceView(text, at)).ToList();
        var views = goals.Select(goal => GoalView.Of(goal.Text)).Where(goal => goal.Name.Length > 0).ToList();
        var bestFirst = SentenceChoice.BestFirst(sentences, views);
        return new ExtractiveSummary(
            [.. bestFirst.OrderBy(sentence => sentence.At).Select(Quote)],
            SummaryInsights.Of(sentences, views),
            SummaryNotification.Of(sentences, bestFirst),
            SuggestedWish.In(sentences, views)
        );
    }

    private static SummarySentence Quote(SentenceView sentence) => new(OneLine.Of(sentence.Text), sentence.Text);
}
