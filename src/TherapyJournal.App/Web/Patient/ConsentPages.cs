using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.App.Web.Translation;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What somebody has agreed to: one by one, each with its whole text, and no answer to one is an answer to another.</summary>
internal sealed class ConsentPages(
    ReadPatients patients,
    DecideConsent decide,
    PracticeSettings practice,
    PageTimes times,
    IStringLocalizer<PatientWords> words
) : IPages
{
    public const string Path = WritePages.Path + "/consents";

    /// <summary>Where it is said what follows before nothing is kept any more.</summary>
    public const string StopPath = Path + "/keeping";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Patient, Path, context => ShowAsync(context, problem: null));
        pages.Act(Door.Patient, Path, DecideAsync);
        pages.Show(Door.Patient, StopPath, AskAsync);
        pages.Act(Door.Patient, StopPath, context => SaveAsync(context, ConsentKind.Keeping, give: false, text: 0));
    }

    private async Task<IResult> DecideAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var give = form["answer"].ToString() == "yes";
        if (
            Enum.GetValues<ConsentKind>().Where(k => ConsentLine.NameOf(k) == form["kind"].ToString()).ToList()
                is not [var kind]
            || form["answer"].ToString() is not ("yes" or "no")
            || !int.TryParse(form["text"], NumberStyles.None, CultureInfo.InvariantCulture, out var text)
        )
        {
            return await ShowAsync(context, words["That was no answer to any of these. Nothing was changed."]);
        }
        return kind is ConsentKind.Keeping && !give
            ? Answers.SeeOther(StopPath)
            : await SaveAsync(context, kind, give, text);
    }

    private async Task<IResult> SaveAsync(HttpContext context, ConsentKind kind, bool give, int text)
    {
        var me = context.SignedIn().Patient!; // behind the patients' door
        return await decide.ByPatientAsync(me, kind, give, text, context.RequestAborted) switch
        {
            ChangeStandingOutcome.Changed changed when changed.Standing.Allows(kind) == give => Answers.SeeOther(
                $"{Path}#{ConsentLine.NameOf(kind)}"
            ),
            ChangeStandingOutcome.Changed => await ShowAsync(
                context,
                words["There is a newer text by now, so nothing was changed. Please read it first."]
            ),
            ChangeStandingOutcome.Refused { Why: DoorRefusal.Damaged } => await ShowAsync(
                context,
                words[
                    "Something about your record is not as it should be, so nothing was changed. Please tell your therapist."
                ]
            ),
            ChangeStandingOutcome.Refused => Results.NotFound(),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    // Whoever has said no already has nothing to be asked.
    private async Task<IResult> AskAsync(HttpContext context) =>
        await StandingAsync(context) switch
        {
            null => Results.NotFound(),
            { } standing when standing.Allows(ConsentKind.Keeping) => Answers.Page<StopKeepingView>(
                new StopKeepingModel()
            ),
            _ => Answers.SeeOther($"{Path}#{ConsentLine.NameOf(ConsentKind.Keeping)}"),
        };

    private async Task<PatientStandingContent?> StandingAsync(HttpContext context)
    {
        var me = context.SignedIn().Patient!; // behind the patients' door
        return await patients.OneAsync(me, me.Id, context.RequestAborted) is ReadOutcome<PatientView>.Open open
            ? open.Value.Standing
            : null;
    }

    private async Task<IResult> ShowAsync(HttpContext context, string? problem)
    {
        var me = context.SignedIn();
        if (await StandingAsync(context) is not { } standing)
        {
            return Results.NotFound();
        }
        var keeping = await practice.KeepingAsync(context.RequestAborted);
        var model = new ConsentsModel([
            .. Enum.GetValues<ConsentKind>()
                .Select(kind => ConsentLine.Of(kind, standing, keeping, Stands(kind, standing, me.TimeZone))),
        ])
        {
            Problem = problem,
            Status = standing.Status switch
            {
                PatientStatus.Active => null,
                PatientStatus.Paused => words[
                    "Your journaling is paused: nothing new is kept. Your therapist can take it up again."
                ].Value,
                _ => words["Your journaling has ended here: nothing new is kept."].Value,
            },
        };
        return problem is null ? Answers.Page<ConsentsView>(model) : Answers.Again<ConsentsView>(model);
    }

    private string Stands(ConsentKind kind, PatientStandingContent standing, string zone)
    {
        if (standing.Consents.LastOrDefault(c => c.Kind == kind) is not { } last)
        {
            return words["You have not agreed to this."];
        }
        var when = times.Minute(Instant.FromUnixTimeMilliseconds(last.At), zone);
        return last.Given ? words["You agreed to this on {0}.", when] : words["You said no to this on {0}.", when];
    }
}

/// <summary>What the page of the consents shows.</summary>
public sealed record ConsentsModel(IReadOnlyList<ConsentLine> Consents)
{
    public string? Problem { get; init; }

    /// <summary>That the journaling is paused or has ended; null: it goes on.</summary>
    public string? Status { get; init; }
}

/// <summary>The page on which nothing is to be kept any more has nothing to show but its words.</summary>
public sealed record StopKeepingModel;

/// <summary>One consent, as it stands.</summary>
/// <param name="Name">Which, as forms say it.</param>
/// <param name="Text">Its newest text, in Markdown.</param>
/// <param name="Version">The number of that text.</param>
/// <param name="IsGiven">Whether it is given.</param>
/// <param name="Stands">How it stands, in a sentence.</param>
public sealed record ConsentLine(string Name, string Text, int Version, bool IsGiven, string Stands)
{
    /// <summary>Whether a newer text holds than the one that was agreed to.</summary>
    public bool IsNewer { get; init; }

    internal static string NameOf(ConsentKind kind) => kind.ToString().ToLowerInvariant();

    internal static ConsentLine Of(
        ConsentKind kind,
        PatientStandingContent standing,
        KeepingPolicy? keeping,
        string stands
    )
    {
        var text = ConsentTexts.Current(kind, standing.Language);
        var last = standing.Consents.LastOrDefault(c => c.Kind == kind);
        return new ConsentLine(
            NameOf(kind),
            text.Text + (kind == ConsentKind.Keeping ? KeepingWords.ForConsent(keeping) : ""),
            text.Version,
            last is { Given: true },
            stands
        )
        {
            IsNewer = last is { Given: true } && last.TextNumber < text.Version,
        };
    }
}
