using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Assistants.Calls;
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
internal sealed class WriteSummary(AskModel model, TimeProvider clock)
{
    /// <summary>The longest notification, in characters.</summary>
    public const int LongestNotification = 200;

    /// <summary>Whether a model is asked for somebody like that.</summary>
    public bool AsksModel(PatientStandingContent standing) =>
        standing.Allows(ConsentKind.Model) && model.IsConfiguredFor(AssistantStep.SummarizeEntry);

    /// <summary>Whether a model may write words that a therapist approves first.</summary>
    public bool MayDraft(SummaryContext context) =>
        model.IsConfigured && context.MayUseModel && context.Policy.ToPatient == AiToPatient.AfterApproval;

    /// <summary>A summary that is not saved yet.</summary>
    public async Task<WrittenSummary> RunAsync(PatientId patient, SummaryContext context, CancellationToken cancel)
    {
        var (byModel, failed) =
            !AsksModel(context.Standing) ? (null, null)
            : context.MayUseModel ? await ByModelAsync(patient, context, cancel)
            : (null, ModelSilence.KeptBack);
        var written = WithChange(byModel ?? ByExtraction(context, failed), context);
        return written.Suggestion is { } suggestion && context.IsForgotten(suggestion.Text)
            ? written with
            {
                Suggestion = null,
            }
            : written;
    }

    /// <summary>What changed opens the insights, and goes with them when one of the entries before is taken back.</summary>
    private static WrittenSummary WithChange(WrittenSummary written, SummaryContext context) =>
        context.Change is { } change
            ? written with
            {
                Summary = written.Summary with
                {
                    Insights = [change, .. written.Summary.Insights],
                    Shown = [.. context.Before.Select(e => e.Id)],
                },
            }
            : written;

    private WrittenSummary ByExtraction(SummaryContext context, ModelSilence? failed)
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
            ModelFailed = failed?.Sentence,
            ModelMayAnswerLater = failed is { Again: not AskAgain.Never },
            InAnotherLanguage = RightLanguage.IsAnother(text),
        };
        var suggestion = extracted.SuggestedGoal is { } wish
            ? new SuggestedGoalContent(wish.Text, null, [wish.Evidence], QuestionBank.WrittenBy, clock.NowStored())
            : null;
        return new WrittenSummary(summary, Unless(suggestion, context), failed);
    }

    private async Task<(WrittenSummary? Written, ModelSilence? Failed)> ByModelAsync(
        PatientId patient,
        SummaryContext context,
        CancellationToken cancel
    )
    {
        var entry = context.Entry.Content.Text;
        var reply = await model.RunAsync(AssistantStep.SummarizeEntry, SummaryRequest.Of(patient, context), cancel);
        if (reply is not ModelAnswer<SummaryReply>.Answered { Value: var value, Usage: var usage, Call: var call })
        {
            return (null, ModelSilence.Of(((ModelAnswer<SummaryReply>.Failed)reply).Reason));
        }
        var sifted = SiftedSummary.Of(
            value,
            new ClaimGround(
                entry,
                [.. context.Goals.Select(g => g.Content.Text), .. context.Before.Select(e => e.Content.Text)],
                [context.DayOf(context.Entry), .. context.Before.Select(context.DayOf)],
                context.Policy.InferMood
            )
        );
        if (sifted.Sentences.Count == 0 || sifted.Notification.Length == 0)
        {
            await model.NoteStoppedAsync(call, usage, UnusedReason.NotVerified);
            return (
                null,
                new ModelSilence(
                    "No sentence of the model's summary could be verified, so sentences of the entry were taken."
                )
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
            InAnotherLanguage = RightLanguage.IsAnother(entry),
            ReadCharacters = SummaryRequest.ReadOf(entry) is var read && read < entry.Length ? read : null,
            Shown = [.. context.Before.Select(e => e.Id)],
            NamesNoFeeling = !context.Policy.InferMood,
            Trace = ModelTraces.From(usage),
        };
        return (new WrittenSummary(summary, Suggestion(value, context, usage)), null);
    }

    /// <summary>What the screen stopped at, in the patient's own words: a model may not leave it out.</summary>
    private static List<SummarySentence> Raised(string entry) =>
        [
            .. ExtractiveSummary
                .Of(entry, [], RiskScreen.Screen(entry).Spans)
                .Sentences.Where(s => s.IsRaised)
                .Select(s => new SummarySentence(s.Text, s.Quotation) { Raised = true }),
        ];

    /// <summary>Opens with the gravest of the sentences at which the screen stopped, which need not be the first.</summary>
    private static string Notification(List<SummarySentence> raised, string written) =>
        raised.MaxBy(s => RiskScreen.Screen(s.Text).Severity) is not { } gravest
            ? Graphemes.Shorten(written, LongestNotification)
            : Graphemes.Shorten(
                $"“{Graphemes.Shorten(gravest.Text, LongestNotification / 2)}” {written}",
                LongestNotification
            );

    /// <summary>A model's suggestion stands only where the check lets it.</summary>
    private SuggestedGoalContent? Suggestion(SummaryReply reply, SummaryContext context, ModelUsage usage)
    {
        if (
            !context.MaySuggest
            || reply.SuggestedGoal is not { } suggested
            || !GoalText.TryClean(suggested.Text, out var text)
        )
        {
            return null;
        }
        var ground = new SuggestionGround(
            context.Entry.Content.Text,
            [.. context.Before.Select(e => e.Content.Text)],
            [.. Standing(context)]
        )
        {
            IsTooSoon = SuggestionCheck.IsTooSoon(context.Suggested, clock.Now()),
        };
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
                return new SuggestedGoalContent(text, goal?.Id, evidence, usage.Model, clock.NowStored())
                {
                    Shown = [.. context.Before.Select(e => e.Id)],
                    Trace = ModelTraces.From(usage),
                };
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
