using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Safety.Guard;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Writes a summary: by a model where the patient agreed to one, else by extraction of whole sentences.</summary>
/// <remarks>Whoever writes it, a sentence stands only with a quotation that the program has found in the entry.</remarks>
internal sealed class WriteSummary(Assistant assistant, Keys keys, TimeProvider clock)
{
    /// <summary>The longest notification, in characters.</summary>
    public const int LongestNotification = 200;

    /// <summary>A summary that is not saved yet.</summary>
    public async Task<WrittenSummary> RunAsync(PatientId patient, SummaryContext context, CancellationToken cancel)
    {
        var (byModel, failed) =
            context.Standing.Allows(ConsentKind.Model) && assistant.IsConfigured
                ? await ByModelAsync(patient, context, cancel)
                : (null, null);
        return byModel ?? ByExtraction(context, failed);
    }

    private WrittenSummary ByExtraction(SummaryContext context, string? failed)
    {
        var goals = context.Goals.Where(g => g.Content.IsOpen).Select(g => (g.Id, g.Content.Text)).ToList();
        var text = context.Entry.Content.Text;
        var extracted = ExtractiveSummary.Of(text, goals, RiskScreen.Screen(text).Spans);
        var summary = new EntrySummaryContent(
            [.. extracted.Sentences.Select(s => new SummarySentence(s.Text, s.Quotation) { Raised = s.IsRaised })],
            extracted.Insights,
            extracted.Notification,
            QuestionBank.WrittenBy,
            context.Entry.Content.Number,
            clock.NowStored()
        )
        {
            ModelFailed = failed,
        };
        var suggestion = extracted.SuggestedGoal is { } wish
            ? new SuggestedGoalContent(wish.Text, null, [wish.Evidence], QuestionBank.WrittenBy, clock.NowStored())
            : null;
        return new WrittenSummary(summary, Unless(suggestion, context));
    }

    private async Task<(WrittenSummary? Written, string? Failed)> ByModelAsync(
        PatientId patient,
        SummaryContext context,
        CancellationToken cancel
    )
    {
        var entry = context.Entry.Content.Text;
        var reply = await assistant.AskAsync(
            AssistantStep.SummarizeEntry,
            WritePrompt.Identify(keys, patient),
            [
                .. context
                    .Goals.Where(g => g.Content.IsOpen)
                    .Select(g => UntrustedBlock.Goal(g.Id.ToString(), g.Content.Text)),
                .. context
                    .Suggested.Where(s => s.State == SuggestedGoalState.Rejected)
                    .Select(s => UntrustedBlock.RejectedGoal(s.Text)),
                UntrustedBlock.Entry(entry, context.EntryDay),
            ],
            $"The language of the practice is {context.Standing.Language}.",
            cancel
        );
        if (reply is not AssistantReply<SummaryReply>.Answered { Value: var value, Usage: var usage })
        {
            return (null, AssistantFailures.Say(((AssistantReply<SummaryReply>.Failed)reply).Reason));
        }
        var sifted = SiftedSummary.Of(
            value,
            new ClaimGround(
                entry,
                [.. context.Goals.Select(g => g.Content.Text)],
                [context.EntryDay],
                MayInferMood: true
            )
        );
        if (sifted.Sentences.Count == 0 || sifted.Notification.Length == 0)
        {
            return (
                null,
                "No sentence of the model's summary could be verified, so sentences of the entry were taken."
            );
        }
        var raised = Raised(entry);
        var summary = new EntrySummaryContent(
            [.. raised, .. sifted.Sentences.Where(s => raised.TrueForAll(r => r.Quotation != s.Quotation))],
            sifted.Insights,
            Notification(raised, sifted.Notification),
            usage.Model,
            context.Entry.Content.Number,
            clock.NowStored()
        )
        {
            Dropped = sifted.Dropped,
            Trace = ModelTraces.From(usage),
        };
        return (new WrittenSummary(summary, Suggestion(value, context, usage.Model)), null);
    }

    /// <summary>What the screen stopped at, in the patient's own words: a model may not leave it out.</summary>
    private static List<SummarySentence> Raised(string entry) =>
        [
            .. ExtractiveSummary
                .Of(entry, [], RiskScreen.Screen(entry).Spans)
                .Sentences.Where(s => s.IsRaised)
                .Select(s => new SummarySentence(s.Text, s.Quotation) { Raised = true }),
        ];

    private static string Notification(List<SummarySentence> raised, string written) =>
        raised.Count == 0
            ? Graphemes.Shorten(written, LongestNotification)
            : Graphemes.Shorten(
                $"“{Graphemes.Shorten(raised[0].Text, LongestNotification / 2)}” {written}",
                LongestNotification
            );

    /// <summary>A model's suggestion stands only where the check lets it.</summary>
    private SuggestedGoalContent? Suggestion(SummaryReply reply, SummaryContext context, string model)
    {
        if (
            !context.MaySuggest
            || reply.SuggestedGoal is not { } suggested
            || !GoalText.TryClean(suggested.Text, out var text)
        )
        {
            return null;
        }
        var ground = new SuggestionGround(context.Entry.Content.Text, [], [.. Standing(context)]);
        switch (SuggestionCheck.Check(text, suggested.Evidence, ground))
        {
            case SuggestionOutcome.Dropped { Rule: var rule }:
                GuardMeter.Count(rule);
                return null;
            case SuggestionOutcome.Stands { Evidence: var evidence }:
                var goal = context.Goals.FirstOrDefault(g =>
                    g.Content.IsOpen
                    && string.Equals(g.Id.ToString(), suggested.GoalId, StringComparison.OrdinalIgnoreCase)
                );
                return new SuggestedGoalContent(text, goal?.Id, evidence, model, clock.NowStored());
            default:
                throw new InvalidOperationException("An outcome without a case.");
        }
    }

    /// <summary>Nothing that is a goal already, waits for a decision, or was rejected.</summary>
    private static SuggestedGoalContent? Unless(SuggestedGoalContent? suggestion, SummaryContext context) =>
        suggestion is null || !context.MaySuggest || SuggestionCheck.Repeats(suggestion.Text, Standing(context))
            ? null
            : suggestion;

    private static IEnumerable<string> Standing(SummaryContext context) =>
        context.Goals.Select(g => g.Content.Text).Concat(context.Suggested.Select(s => s.Text));
}
