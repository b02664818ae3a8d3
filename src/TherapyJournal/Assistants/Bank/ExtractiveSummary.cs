namespace TherapyJournal.Assistants.Bank;

/// <summary>A sentence of a summary, with the entry's own words beside it.</summary>
/// <param name="Text">On one line.</param>
/// <param name="Quotation">Exactly as it stands in the entry.</param>
/// <param name="IsRaised">Whether the risk screen stopped at it.</param>
internal sealed record SummarySentence(string Text, string Quotation, bool IsRaised);

/// <summary>A summary made by extraction alone: whole sentences of the entry, counted observations, and nothing that the entry does not say.</summary>
internal sealed record ExtractiveSummary(
    IReadOnlyList<SummarySentence> Sentences,
    IReadOnlyList<string> Insights,
    string Notification,
    SuggestedWish? SuggestedGoal
)
{
    /// <summary>Two to four whole sentences in the entry's order (fewer where it has fewer), at most 120 words unless one sentence alone is longer.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="goals">The patient's goals.</param>
    /// <param name="raised">Where the risk screen stopped: these sentences open the summary, and for them it may be longer.</param>
    public static ExtractiveSummary Of(
        string entry,
        IReadOnlyList<(Guid Id, string Text)> goals,
        IReadOnlyList<(int Start, int Length)>? raised = null
    )
    {
        var sentences = Assistants
            .Sentences.Ranges(entry)
            .Select((range, at) => new SentenceView(entry[range], at) { IsRaised = IsIn(range, raised ?? []) })
            .ToList();
        var views = goals.Select(goal => GoalView.Of(goal.Text)).Where(goal => goal.Name.Length > 0).ToList();
        var bestFirst = SentenceChoice.BestFirst(sentences, views);
        return new ExtractiveSummary(
            [
                .. bestFirst
                    .OrderByDescending(sentence => sentence.IsRaised)
                    .ThenBy(sentence => sentence.At)
                    .Select(Quote),
            ],
            SummaryInsights.Of(sentences, views),
            SummaryNotification.Of(sentences, bestFirst),
            SuggestedWish.In(sentences, views)
        );
    }

    private static bool IsIn(Range sentence, IReadOnlyList<(int Start, int Length)> raised) =>
        raised.Any(span => span.Start < sentence.End.Value && span.Start + span.Length > sentence.Start.Value);

    private static SummarySentence Quote(SentenceView sentence) =>
        new(OneLine.Of(sentence.Text), sentence.Text, sentence.IsRaised);
}
