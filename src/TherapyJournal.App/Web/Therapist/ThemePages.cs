using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What comes back in one patient's entries, with their own sentences, each of which leads to its entry.</summary>
internal sealed class ThemePages(ReadThemes read, ReadPatients patients, TimeProvider clock) : IPages
{
    public const string Name = "themes";

    public void Map(IEndpointRouteBuilder pages) =>
        pages.Show(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        var id = new PatientId(patient);
        var (from, to) = (context.Request.Query["from"].ToString(), context.Request.Query["to"].ToString());
        var person = await patients.OneAsync(therapist, id, context.RequestAborted);
        if (person is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return Refusal.Page(((ReadOutcome<PatientView>.Refused)person).Why);
        }
        var page = new ThemesModel(id, SafeText.OneLine(view.Profile.Name)) { From = from, To = to };
        var (first, last) = (TypedDay.Of(from), TypedDay.Of(to));
        if (Problem(from, to) is { } problem)
        {
            return Answers.Again<ThemesView>(page with { Problem = problem });
        }
        return await read.RunAsync(therapist, id, first, last, context.RequestAborted) switch
        {
            ReadOutcome<RecurringThemes>.Open { Value: var themes, DamagedRows: var damaged } =>
                Answers.Page<ThemesView>(
                    page with
                    {
                        Sheet = ThemeSheet.Of(themes, new DeskTimes(clock.Now(), view.Standing.TimeZone)),
                        Damaged = damaged.Count,
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

    /// <summary>How many records do not open.</summary>
    public int Damaged { get; init; }

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Patient}";
}
