using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>The first page of a therapist: who wants to be looked at, and what can be done about it at once.</summary>
internal sealed class TodayPages(TodayDesk desk, AlertActs alerts, RequestActs requests) : IPages
{
    public const string Path = "/today";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, Path, ShowAsync);
        pages.Act(
            Door.Therapist,
            Path + "/alerts/{alert:guid}/acknowledge",
            (context, alert) =>
                ActAsync(context, (who, form) => alerts.AcknowledgeAsync(who, alert, form, context.RequestAborted))
        );
        pages.Act(
            Door.Therapist,
            Path + "/alerts/{alert:guid}/lift",
            (context, alert) =>
                ActAsync(context, (who, form) => alerts.LiftAsync(who, alert, form, context.RequestAborted))
        );
        pages.Act(
            Door.Therapist,
            Path + "/requests/{request:guid}/settle",
            (context, request) =>
                ActAsync(context, (who, _) => requests.SettleAsync(who, request, context.RequestAborted))
        );
    }

    private async Task<IResult> ShowAsync(HttpContext context) =>
        Answers.Page<TodayView>(await desk.LayAsync(context.SignedIn(), refusal: null, context.RequestAborted));

    private async Task<IResult> ActAsync(
        HttpContext context,
        Func<Reader.Therapist, IFormCollection, Task<ActOutcome>> act
    )
    {
        var person = context.SignedIn();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return await act(person.Therapist!, form) switch // the door lets therapists in alone
        {
            ActOutcome.Done => Answers.SeeOther(Path),
            ActOutcome.NoSuch => Results.NotFound(),
            ActOutcome.Again again => Answers.Again<TodayView>(
                await desk.LayAsync(person, again.Refusal, context.RequestAborted)
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
