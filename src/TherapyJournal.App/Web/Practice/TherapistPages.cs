using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Account;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Practice;

/// <summary>Who works here: adding therapists, and inviting them to the web page.</summary>
internal sealed class TherapistPages(
    TherapistDesk desk,
    Therapists therapists,
    InviteToAccount invites,
    InvitationLink link
) : IPages
{
    /// <summary>The way to all of the owner's pages.</summary>
    public const string Practice = "/practice";

    public const string Path = Practice + "/therapists";

    /// <summary>The route of one therapist's page.</summary>
    public const string One = Path + "/{therapist:guid}";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Practice, _ => Task.FromResult(Answers.SeeOther(Path)));
        pages.Show(Path, ShowAllAsync);
        pages.Take(Path, AddAsync);
        pages.Show(One, ShowAsync);
        pages.Take(One + "/invite", InviteAsync);
    }

    /// <summary>The page of a therapist.</summary>
    public static string Of(Guid therapist) => $"{Path}/{therapist}";

    private async Task<IResult> ShowAllAsync(HttpContext context) =>
        Answers.Page<TherapistsView>(await desk.AllAsync(context.RequestAborted));

    private async Task<IResult> AddAsync(HttpContext context, IFormCollection form)
    {
        var name = form["name"].ToString();
        return await therapists.AddAsync(name, context.RequestAborted) switch
        {
            AddTherapistOutcome.Added added => Answers.SeeOther(Of(added.Id.Value)),
            AddTherapistOutcome.NameTaken => await AgainAsync(
                "A therapist of this name works here already. Give a name that tells the two apart."
            ),
            AddTherapistOutcome.Unusable unusable => await AgainAsync(unusable.Sentence),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

        async Task<IResult> AgainAsync(string problem) =>
            Answers.Again<TherapistsView>(
                await desk.AllAsync(context.RequestAborted) with
                {
                    Problem = problem,
                    Typed = name,
                }
            );
    }

    private async Task<IResult> ShowAsync(HttpContext context, Guid therapist) =>
        await desk.OneAsync(therapist, context.SignedIn().TimeZone, context.RequestAborted) is { } model
            ? Answers.Page<TherapistView>(model)
            : Results.NotFound();

    private async Task<IResult> InviteAsync(HttpContext context, Guid therapist, IFormCollection form)
    {
        if (await desk.FindAsync(therapist, context.RequestAborted) is not { } found)
        {
            return Results.NotFound();
        }
        var (code, until) = await invites.RunAsync(
            AccountHolder.Of(new TherapistId(therapist)),
            context.RequestAborted
        );
        var zone = context.SignedIn().TimeZone;
        return Answers.Page<InvitationView>(
            new InvitationModel(
                "Their way in",
                Terminal.SafeText.OneLine(found.Name),
                link.Of(code),
                $"{ZonedTime.Of(until, zone)} ({zone})",
                Of(therapist),
                "Back to their page"
            )
        );
    }
}
