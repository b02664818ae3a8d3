using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Records;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Patient;

/// <summary>The safety plan and whom to call: there whatever was agreed to, and with nothing else on the page.</summary>
internal sealed class PlanPages(ReadSafetyPlan plan, ReadFixedWords fixedWords) : IPages
{
    public const string Path = WritePages.Path + "/plan";

    /// <summary>The words of the link that stands on each of a patient's pages.</summary>
    public const string Link = "If tonight is dangerous";

    public void Map(IEndpointRouteBuilder pages) => pages.Show(Door.AnyPatient, Path, ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context)
    {
        var patient = context.SignedIn().Patient!; // behind the patients' door
        return await plan.RunAsync(patient, patient.Id, context.RequestAborted) switch
        {
            ReadOutcome<SafetyPlanView>.Open { Value: var view } => Answers.Page<PlanView>(
                new PlanModel(StepsOf(view), view.WhomToCall)
            ),
            // There may be a plan that cannot be shown here: then the lines that need no record.
            ReadOutcome<SafetyPlanView>.Refused => Answers.Page<PlanView>(
                new PlanModel([], await fixedWords.WhomToCallAsync(patient.Id, context.RequestAborted))
                {
                    IsUnread = true,
                }
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static IReadOnlyList<PlanStep> StepsOf(SafetyPlanView view) =>
        view.Plan.Current is { IsEmpty: false } current
            ? [.. view.Words.Select(w => new PlanStep(w.Title, current.Of(w.Step))).Where(step => step.Lines.Count > 0)]
            : [];
}

/// <summary>What the page of the safety plan shows.</summary>
/// <param name="Steps">In their order; those without a line are left out.</param>
/// <param name="WhomToCall">Fixed words.</param>
public sealed record PlanModel(IReadOnlyList<PlanStep> Steps, string WhomToCall)
{
    /// <summary>Whether the plan could not be read.</summary>
    public bool IsUnread { get; init; }
}

/// <summary>A step of the plan.</summary>
public sealed record PlanStep(string Title, IReadOnlyList<string> Lines);
