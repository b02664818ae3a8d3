using TherapyJournal.Assistants;

namespace TherapyJournal.Safety;

/// <summary>What a model found in a text, as the screen counts it: a model can raise, and never lower, what the rules raised.</summary>
/// <param name="Finding">Its level, severity and kind; the one span is the sentence that the program has found in the text.</param>
/// <param name="By">The model's name.</param>
internal sealed record ModelFinding(RiskFinding Finding, string By)
{
    // A flag of the vendor's classifier, which is made for any text of the internet and knows nothing of a journal. It
    // publishes no error rates; near its upper end it means what it says, and a middle value comes with every sad day.
    // Neither bound was measured with real entries: see docs/safety.md.
    internal const double HighSelfHarm = 0.85;
    internal const double HighIntent = 0.7;

    /// <summary>What a model's answer counts for; null: it found nothing.</summary>
    /// <remarks>Urgent wakes somebody, so it stands only with a whole sentence that is really in the text; without one it is a concern.</remarks>
    public static ModelFinding? Of(ScreenReply reply, string text, string model)
    {
        if (reply.Level == ScreenReplyLevel.None)
        {
            return null;
        }
        var place = Quotation.PlaceIn(text, reply.Quotation);
        var level = reply.Level == ScreenReplyLevel.Urgent && place is not null ? RiskLevel.Urgent : RiskLevel.Concern;
        // One that names no kind has said it sideways.
        var category = Enum.TryParse<RiskCategory>($"{reply.Category}", out var named)
            ? named
            : RiskCategory.ObliqueIdeation;
        return Of(level, category, place is { } there ? [there] : [], model);
    }

    /// <summary>What a moderation counts for: a concern at most, since it shows no sentence; null: nothing.</summary>
    public static ModelFinding? Of(ModerationOutcome? outcome, string model) =>
        outcome switch
        {
            ModerationOutcome.Judged { Intent: >= HighIntent } => Of(
                RiskLevel.Concern,
                RiskCategory.DirectIdeation,
                [],
                model
            ),
            ModerationOutcome.Judged { SelfHarm: >= HighSelfHarm } => Of(
                RiskLevel.Concern,
                RiskCategory.SelfHarm,
                [],
                model
            ),
            _ => null,
        };

    private static ModelFinding Of(
        RiskLevel level,
        RiskCategory category,
        IReadOnlyList<(int Start, int Length)> spans,
        string model
    ) => new(new RiskFinding(SeverityOf(level, category), level, [category], spans), model);

    /// <summary>The scale of the rules (C-SSRS, 2008; docs/safety.md): a model names level and kind, and the program grades them.</summary>
    private static int SeverityOf(RiskLevel level, RiskCategory category) =>
        (level, category) switch
        {
            (RiskLevel.Urgent, RiskCategory.Attempt) => 6,
            (RiskLevel.Urgent, RiskCategory.Plan or RiskCategory.Preparation) => 5,
            (RiskLevel.Urgent, _) => 4,
            (_, RiskCategory.DirectIdeation or RiskCategory.ObliqueIdeation) => 2,
            _ => 3,
        };
}
