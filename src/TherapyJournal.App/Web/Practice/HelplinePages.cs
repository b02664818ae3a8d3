using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Therapist;
using TherapyJournal.Practices;
using TherapyJournal.Safety;

namespace TherapyJournal.App.Web.Practice;

/// <summary>The numbers that patients get, and which of them somebody of the practice has dialled.</summary>
internal sealed class HelplinePages(PracticeHelplines helplines, Therapists therapists) : IPages
{
    public const string Path = TherapistPages.Practice + "/helplines";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Path, context => PageAsync(context, problem: null, typed: null));
        pages.Take(Path + "/confirm", ConfirmAsync);
        pages.Take(Path, SetAsync);
    }

    private async Task<IResult> ConfirmAsync(HttpContext context, IFormCollection form) =>
        await AnswerAsync(
            context,
            form,
            await helplines.ConfirmAsync(form["country"].ToString(), context.SignedIn().Owner(), context.RequestAborted)
        );

    private async Task<IResult> SetAsync(HttpContext context, IFormCollection form) =>
        await AnswerAsync(
            context,
            form,
            await helplines.SetAsync(
                form["country"].ToString(),
                form["emergency"].ToString(),
                form["line"].ToString(),
                form["dial"].ToString(),
                context.SignedIn().Owner(),
                context.RequestAborted
            )
        );

    private Task<IResult> AnswerAsync(HttpContext context, IFormCollection form, HelplineOutcome outcome) =>
        outcome switch
        {
            HelplineOutcome.Kept { Lines: [var line, ..] } => Task.FromResult(
                Answers.SeeOther($"{Path}#{line.Country}")
            ),
            HelplineOutcome.Kept => Task.FromResult(Answers.SeeOther(Path)),
            HelplineOutcome.NothingToConfirm => PageAsync(
                context,
                "No number is known for that country, so there is nothing to confirm. Enter your own below.",
                form
            ),
            HelplineOutcome.Unusable unusable => PageAsync(context, $"{unusable.Sentence} Nothing was changed.", form),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<IResult> PageAsync(HttpContext context, string? problem, IFormCollection? typed)
    {
        var cancel = context.RequestAborted;
        var names = await TherapistsHere.OfAsync(therapists, cancel);
        var zone = context.SignedIn().TimeZone;
        var lines = await helplines.ListAsync(cancel);
        var model = new HelplinesModel([
            .. lines
                .GroupBy(l => l.Country)
                .Select(of => new CountryLines(
                    of.Key,
                    SafeText.OneLine(of.First().CountryName),
                    SafeText.OneLine(of.First().Emergency),
                    [.. of.Select(l => $"{SafeText.OneLine(l.LineName)}: {SafeText.OneLine(l.LineDial)}")],
                    of.First().ConfirmedAt is { } at
                        ? $"dialled, {ZonedTime.Of(at, zone)}, {names.Of(of.First().ConfirmedBy)}"
                        : null
                ))
                .OrderBy(c => c.Name, StringComparer.Ordinal),
        ])
        {
            Problem = problem,
            Typed = typed is null
                ? new OwnNumbers("", "", "", "")
                : new OwnNumbers(
                    typed["country"].ToString(),
                    typed["emergency"].ToString(),
                    typed["line"].ToString(),
                    typed["dial"].ToString()
                ),
        };
        return problem is null ? Answers.Page<HelplinesView>(model) : Answers.Again<HelplinesView>(model);
    }
}

/// <summary>The numbers of every country.</summary>
public sealed record HelplinesModel(IReadOnlyList<CountryLines> Countries)
{
    /// <summary>What could not be taken; null: nothing went wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>What was typed, and could not be taken.</summary>
    public OwnNumbers Typed { get; init; } = new("", "", "", "");
}

/// <summary>The numbers of a country.</summary>
/// <param name="Confirmed">When and by whom they were dialled; null: by nobody.</param>
public sealed record CountryLines(
    string Country,
    string Name,
    string Emergency,
    IReadOnlyList<string> Lines,
    string? Confirmed
);

/// <summary>Numbers of the practice's own.</summary>
public sealed record OwnNumbers(string Country, string Emergency, string Line, string Dial);
