namespace TherapyJournal.Safety;

/// <summary>What the screen found in one text. Spans are places in the text as it was written, in order.</summary>
/// <param name="Severity">0 nothing … 6 attempt, the scale of <c>docs/safety.md</c>.</param>
/// <param name="Level">Follows from the severity: 4 and above is urgent, 1 to 3 a concern.</param>
/// <param name="Categories">Each kind once, in the order of the enumeration.</param>
/// <param name="Spans">Where the words stand that raised it; empty when nothing did.</param>
internal sealed record RiskFinding(
    int Severity,
    RiskLevel Level,
    IReadOnlyList<RiskCategory> Categories,
    IReadOnlyList<(int Start, int Length)> Spans
)
{
    /// <summary>Nothing was found.</summary>
    public static RiskFinding Nothing { get; } = new(0, RiskLevel.None, [], []);

    /// <summary>Whom it endangers; the writer, unless every word of it is about somebody else.</summary>
    public WhomItConcerns Concerns =>
        Categories switch
        {
            [RiskCategory.HarmToOthers] => WhomItConcerns.Others,
            [RiskCategory.BeingHarmed] => WhomItConcerns.ByOthers,
            _ => WhomItConcerns.Themselves,
        };

    /// <summary>The level of a severity between 0 and 6.</summary>
    public static RiskLevel LevelOf(int severity) =>
        severity switch
        {
            >= 4 => RiskLevel.Urgent,
            >= 1 => RiskLevel.Concern,
            _ => RiskLevel.None,
        };
}
