using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What comes back in one patient's entries, with their own sentences, each of which leads to its entry; and with a model's names once somebody asks for them.</summary>
internal sealed class ThemePages(
    ReadThemes read,
    NameThemes name,
    NamedThemesComing coming,
    ReadPatients patients,
    TimeProvider clock
) : IPages
{
    public const string Name = "themes";

    // What a page asks for that stands open already.
    private const string Coming = "text/event-stream";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", ShowAsync);
        pages.Act(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", NameAsync);
    }

    private Task<IResult> ShowAsync(HttpContext context, Guid patient)
    {
        var (from, to) = (context.Request.Query["from"].ToString(), context.Request.Query["to"].ToString());
        return PageAsync(context, new PatientId(patient), from, to, read.RunAsync, mayName: name.MayAskFor);
    }

    private async Task<IResult> NameAsync(HttpContext context, Guid patient)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (from, to) = (form["from"].ToString(), form["to"].ToString());
        var id = new PatientId(patient);
        return
            Problem(from, to) is null
            && context.Request.Headers.Accept.ToString().Contains(Coming, StringComparison.Ordinal)
            ? await ComeAsync(context, id, TypedDay.Of(from), TypedDay.Of(to))
            : await PageAsync(context, id, from, to, name.RunAsync, mayName: _ => false);
    }

    private async Task<IResult> ComeAsync(HttpContext context, PatientId id, LocalDate? from, LocalDate? to)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        var cancel = context.RequestAborted;
        return await patients.OneAsync(therapist, id, cancel) switch
        {
            ReadOutcome<PatientView>.Open { Value.Standing.TimeZone: var zone } => TypedResults.ServerSentEvents(
                coming.ReadAsync(therapist, id, from, to, zone, cancel)
            ),
            ReadOutcome<PatientView>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> PageAsync(
        HttpContext context,
        PatientId id,
        string from,
        string to,
        Func<
            Reader.Therapist,
            PatientId,
            LocalDate?,
            LocalDate?,
            CancellationToken,
            Task<ReadOutcome<RecurringThemes>>
        > find,
        Func<PatientStandingContent, bool> mayName
    )
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        var person = await patients.OneAsync(therapist, id, context.RequestAborted);
        if (person is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return Refusal.Page(((ReadOutcome<PatientView>.Refused)person).Why);
        }
        var page = new ThemesModel(id, SafeText.OneLine(view.Profile.Name)) { From = from, To = to };
        if (Problem(from, to) is { } problem)
        {
            return Answers.Again<ThemesView>(page with { Problem = problem });
        }
        return await find(therapist, id, TypedDay.Of(from), TypedDay.Of(to), context.RequestAborted) switch
        {
            ReadOutcome<RecurringThemes>.Open { Value: var themes, DamagedRows: var damaged } =>
                Answers.Page<ThemesView>(
                    page with
                    {
                        Sheet = ThemeSheet.Of(themes, new DeskTimes(clock.Now(), view.Standing.TimeZone)),
                        Damaged = damaged.Count,
                        MayName = mayName(view.Standing),
                    }
                ),
            ReadOutcome<RecurringThemes>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private static string? Problem(string from, string to) =>
        TypedDay.FaultOfBounds(
            from.Length > 0 ? from : null,
            to.Length > 0 ? to : null,
            "The first day is later than the last."
        );
}

/// <summary>What the page shows.</summary>
public sealed record ThemesModel(PatientId Patient, string Name)
{
    /// <summary>The first day, as it was typed.</summary>
    public string From { get; init; } = "";

    /// <summary>The last.</summary>
    public string To { get; init; } = "";

    /// <summary>Why nothing was looked at; null: it was.</summary>
    public string? Problem { get; init; }

    /// <summary>What was found; null: nothing was looked at.</summary>
    public ThemeSheet? Sheet { get; init; }

    /// <summary>Whether a model may be asked for names.</summary>
    public bool MayName { get; init; }

    /// <summary>How many records do not open.</summary>
    public int Damaged { get; init; }

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Patient}";
}
