using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Practice;

/// <summary>A therapist leaves, in two steps: first somebody takes their caseload over, then they are let go.</summary>
internal sealed class LeavePages(TherapistDesk desk, HandOverCaseload caseload, LetTherapistGo letGo) : IPages
{
    private const string Here = TherapistPages.One + "/leave";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Here, ShowAsync);
        pages.Take(Here + "/caseload", HandOverAsync);
        pages.Take(Here, LetGoAsync);
    }

    private Task<IResult> ShowAsync(HttpContext context, Guid therapist) => PageAsync(context, therapist, null);

    private async Task<IResult> HandOverAsync(HttpContext context, Guid therapist, IFormCollection form)
    {
        if (!Guid.TryParse(form["to"], out var to))
        {
            return await PageAsync(context, therapist, "Choose who takes them over. Nothing was changed.");
        }
        return await caseload.RunAsync(
            context.SignedIn().Owner(),
            new TherapistId(therapist),
            new TherapistId(to),
            only: null,
            context.RequestAborted
        ) switch
        {
            HandOverCaseloadOutcome.HandedOver { Left: 0 } => Answers.SeeOther(At(therapist)),
            HandOverCaseloadOutcome.HandedOver => await PageAsync(
                context,
                therapist,
                "Everybody was handed over whose record opens. The others were changed outside the program and stay where they are: tell whoever runs it."
            ),
            HandOverCaseloadOutcome.NotPossible => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> LetGoAsync(HttpContext context, Guid therapist, IFormCollection form) =>
        await letGo.RunAsync($"{therapist}", endsCovers: form["covers"] == "end", context.RequestAborted) switch
        {
            LetTherapistGoOutcome.Gone => Answers.SeeOther(TherapistPages.Path),
            LetTherapistGoOutcome.AnswersForOthers => await PageAsync(
                context,
                therapist,
                "They answer in a colleague's place by now. See below what ends, then let them go."
            ),
            LetTherapistGoOutcome.HasPatients => await PageAsync(
                context,
                therapist,
                "Somebody is in their care still. Hand them over first."
            ),
            LetTherapistGoOutcome.LastOne => await PageAsync(
                context,
                therapist,
                "Nobody else works here. Add who comes after them first."
            ),
            LetTherapistGoOutcome.Unknown => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<IResult> PageAsync(HttpContext context, Guid therapist, string? problem) =>
        await desk.OneAsync(therapist, context.SignedIn().TimeZone, context.RequestAborted) is not { } model
            ? Results.NotFound()
        : problem is null ? Answers.Page<LeaveView>(model)
        : Answers.Again<LeaveView>(model with { Problem = problem });

    private static string At(Guid therapist) => $"{TherapistPages.Of(therapist)}/leave";
}
