using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Practice;

/// <summary>In whose care somebody is: handing one patient over, and who answers in a therapist's place.</summary>
internal sealed class CarePages(TherapistDesk desk, HandOverCaseload caseload, ChangeTherapist change) : IPages
{
    private const string Nobody = "Choose who it is to be. Nothing was changed.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Take(TherapistPages.One + "/hand-over", HandOverAsync);
        pages.Take(TherapistPages.One + "/cover", CoverAsync);
        pages.Take(TherapistPages.One + "/cover/take-back", UncoverAsync);
    }

    private async Task<IResult> HandOverAsync(HttpContext context, Guid therapist, IFormCollection form)
    {
        if (!Guid.TryParse(form["patient"], out var patient))
        {
            return Results.NotFound();
        }
        if (!Guid.TryParse(form["to"], out var to))
        {
            return await AgainAsync(context, therapist, form, Nobody);
        }
        return await caseload.RunAsync(
            context.SignedIn().Owner(),
            new TherapistId(therapist),
            new TherapistId(to),
            new PatientId(patient),
            context.RequestAborted
        ) switch
        {
            HandOverCaseloadOutcome.HandedOver => Answers.SeeOther(TherapistPages.Of(therapist)),
            HandOverCaseloadOutcome.NotPossible => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> CoverAsync(HttpContext context, Guid therapist, IFormCollection form)
    {
        if (!Guid.TryParse(form["by"], out var by))
        {
            return await AgainAsync(context, therapist, form, Nobody);
        }
        var outcome = await change.CoverAsync(
            $"{therapist}",
            $"{by}",
            Day(form["from"].ToString()),
            Day(form["until"].ToString()),
            context.RequestAborted
        );
        return await AnswerAsync(context, therapist, form, outcome);
    }

    private async Task<IResult> UncoverAsync(HttpContext context, Guid therapist, IFormCollection form) =>
        await AnswerAsync(context, therapist, form, await change.UncoverAsync($"{therapist}", context.RequestAborted));

    private async Task<IResult> AnswerAsync(
        HttpContext context,
        Guid therapist,
        IFormCollection form,
        ChangeTherapistOutcome outcome
    ) =>
        outcome switch
        {
            ChangeTherapistOutcome.Changed => Answers.SeeOther(TherapistPages.Of(therapist)),
            ChangeTherapistOutcome.Unknown => Results.NotFound(),
            ChangeTherapistOutcome.Unusable unusable => await AgainAsync(context, therapist, form, Said(unusable)),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    // The options of a command line have no place on a page.
    private static string Said(ChangeTherapistOutcome.Unusable unusable) =>
        unusable.Sentence.Contains("--", StringComparison.Ordinal)
            ? "Give both days, or none. Nothing was changed."
            : $"{unusable.Sentence} Nothing was changed.";

    private async Task<IResult> AgainAsync(HttpContext context, Guid therapist, IFormCollection form, string problem) =>
        await desk.OneAsync(therapist, context.SignedIn().TimeZone, context.RequestAborted) is { } model
            ? Answers.Again<TherapistView>(
                model with
                {
                    Problem = problem,
                    Typed = (form["from"].ToString(), form["until"].ToString()),
                }
            )
            : Results.NotFound();

    private static string? Day(string typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
