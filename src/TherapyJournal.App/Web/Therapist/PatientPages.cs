using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>The caseload, and the page of each patient with what can be decided there.</summary>
internal sealed class PatientPages(
    CaseloadDesk caseload,
    PatientDesk desk,
    AlertActs alerts,
    ProposalActs proposals,
    GoalActs goals,
    SummaryActs summaries,
    RequestActs requests
) : IPages
{
    public const string Path = "/patients";

    private const string One = Path + "/{patient:guid}";

    private delegate Task<ActOutcome> Act(
        Reader.Therapist therapist,
        PatientId patient,
        Guid about,
        IFormCollection form,
        CancellationToken cancel
    );

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, Path, ListAsync);
        pages.Show(Door.Therapist, One, ShowAsync);
        Post(
            "/alerts/{about:guid}/acknowledge",
            (who, _, alert, form, c) => alerts.AcknowledgeAsync(who, alert, form, c)
        );
        Post("/alerts/{about:guid}/lift", (who, _, alert, form, c) => alerts.LiftAsync(who, alert, form, c));
        Post("/suggestions/{about:guid}/accept", (who, _, id, form, c) => proposals.AcceptGoalAsync(who, id, form, c));
        Post("/suggestions/{about:guid}/reject", (who, _, id, form, c) => proposals.RejectGoalAsync(who, id, form, c));
        Post("/words/{about:guid}/accept", (who, _, id, form, c) => proposals.ApproveWordsAsync(who, id, form, c));
        Post("/words/{about:guid}/reject", (who, _, id, form, c) => proposals.RejectWordsAsync(who, id, form, c));
        Post("/summaries/{about:guid}/accept", summaries.AcceptAsync);
        Post("/requests/{about:guid}/add", requests.AddGoalAsync);
        Post("/requests/{about:guid}/settle", (who, _, request, _, c) => requests.SettleAsync(who, request, c));
        Post("/goals", (who, patient, _, form, c) => goals.AddAsync(who, patient, form, c));
        Post("/goals/{about:guid}/change", goals.ChangeAsync);
        Post("/goals/{about:guid}/close", goals.CloseAsync);

        void Post(string path, Act act) =>
            pages.Act(
                Door.Therapist,
                One + path,
                (context, patient) => ActAsync(context, new PatientId(patient), context.Id("about") ?? patient, act)
            );
    }

    private async Task<IResult> ListAsync(HttpContext context) =>
        Answers.Page<CaseloadView>(await caseload.LayAsync(context.SignedIn(), context.RequestAborted));

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient) =>
        Shown(
            await desk.LayAsync(
                context.SignedIn(),
                new PatientId(patient),
                new AskedPage(Id(context.Request.Query["before"]), Id(context.Request.Query["entry"]))
                {
                    IsSeen = context.ShowsWords(),
                },
                refusal: null,
                context.RequestAborted
            )
        );

    private async Task<IResult> ActAsync(HttpContext context, PatientId patient, Guid about, Act act)
    {
        var person = context.SignedIn();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var before = Id(form["before"]);
        return await act(person.Therapist!, patient, about, form, context.RequestAborted) switch // the door lets therapists in alone
        {
            ActOutcome.Done => Answers.SeeOther(
                $"{Path}/{patient}"
                    + (before is { } last ? $"?before={last}" : "")
                    + (Id(form["entry"]) is { } entry ? $"#entry-{entry}" : "")
            ),
            ActOutcome.NoSuch => Results.NotFound(),
            ActOutcome.Again again => Shown(
                await desk.LayAsync(
                    person,
                    patient,
                    new AskedPage(before, null),
                    again.Refusal,
                    context.RequestAborted
                ),
                StatusCodes.Status422UnprocessableEntity
            ),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static IResult Shown(ReadOutcome<PatientModel> read, int status = StatusCodes.Status200OK) =>
        read switch
        {
            ReadOutcome<PatientModel>.Open open => Answers.Page<PatientDeskView>(open.Value, status),
            ReadOutcome<PatientModel>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}

/// <summary>Why a page cannot be shown.</summary>
public sealed record ShutModel(string Sentence);
