using TherapyJournal.Insight;
using TherapyJournal.Safety;

namespace TherapyJournal.Review;

/// <summary>A version of the safety plan, the lines by step.</summary>
internal sealed record ExportedSafetyPlan(string At, string By, IReadOnlyList<ExportedSafetyPlanStep> Steps)
{
    public static IReadOnlyList<ExportedSafetyPlan> Of(
        IEnumerable<(SafetyPlan Row, SafetyPlanContent Content)> plans
    ) => [.. plans.SelectMany(p => p.Content.Versions).Select(Of)];

    private static ExportedSafetyPlan Of(SafetyPlanVersion version) =>
        new(
            ExportReading.Iso(version.At),
            version.By,
            [.. Enum.GetValues<SafetyPlanStep>().Select(step => new ExportedSafetyPlanStep(step, version.Of(step)))]
        );
}

internal sealed record ExportedSafetyPlanStep(SafetyPlanStep Step, IReadOnlyList<string> Lines);

/// <summary>A number that the patient said of themselves.</summary>
internal sealed record ExportedMeasure(string At, Measure Measure, int Rating, Guid? Goal, string By)
{
    public static ExportedMeasure Of(MeasureResultContent result) =>
        new(ExportReading.Iso(result.At), result.Measure, result.Rating, result.GoalId, result.By);
}
