using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>Some days of one patient as a clean page, to be printed or saved for the file.</summary>
internal sealed class PeriodPages(ReadPeriod read, ReadPatients patients, Therapists therapists, TimeProvider clock)
    : IPages
{
    public const string Name = "period";

    // What is proposed to whoever has not said which days.
    private const int UsualDays = 28;

    private const string NoPeriod = "Give two days, the earlier one first.";

    // Before a clock's calendar was kept there is nothing, and a day must have a next one.
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private static readonly LocalDate Latest = new(2999, 12, 31);

    public void Map(IEndpointRouteBuilder pages) =>
        pages.Show(Door.Therapist, $"{PatientPages.Path}/{{patient:guid}}/{Name}", ShowAsync);

    private async Task<IResult> ShowAsync(HttpContext context, Guid patient)
    {
        var (from, to) = (context.Request.Query["from"].ToString(), context.Request.Query["to"].ToString());
        var id = new PatientId(patient);
        if (from.Length == 0 && to.Length == 0)
        {
            return await AskAsync(context, id, problem: null);
        }
        return Day(from) is { } first && Day(to) is { } last && first <= last
            ? await PeriodAsync(context, id, first, last)
            : await AskAsync(context, id, NoPeriod);
    }

    // Nothing of what was written is opened before somebody has said which days.
    private async Task<IResult> AskAsync(HttpContext context, PatientId patient, string? problem)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        return await patients.OneAsync(therapist, patient, context.RequestAborted) switch
        {
            ReadOutcome<PatientView>.Open { Value: var view } => Page(
                new PeriodModel(
                    patient,
                    SafeText.OneLine(view.Profile.Name),
                    Iso(Today(view).PlusDays(-UsualDays)),
                    Iso(Today(view))
                )
                {
                    Problem = problem,
                }
            ),
            ReadOutcome<PatientView>.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> PeriodAsync(HttpContext context, PatientId patient, LocalDate from, LocalDate to)
    {
        var therapist = context.SignedIn().Therapist!; // the door lets therapists in alone
        var outcome = await read.RunAsync(therapist, patient, from, to, context.RequestAborted);
        if (outcome is not ReadOutcome<PatientPeriod>.Open { Value: var period, DamagedRows: var damaged })
        {
            return Refusal.Page(((ReadOutcome<PatientPeriod>.Refused)outcome).Why);
        }
        var names = await TherapistsHere.OfAsync(therapists, context.RequestAborted);
        var zone = period.Patient.Standing.TimeZone;
        return Page(
            new PeriodModel(patient, SafeText.OneLine(period.Patient.Profile.Name), Iso(from), Iso(to))
            {
                Sheet = PeriodSheet.Of(period, new PeriodTimes(zone), names) with
                {
                    Days = $"{Said(from)} to {Said(to)}",
                    Zone = zone,
                    Printed = ZonedTime.Of(clock.Now(), zone),
                    PrintedBy = SafeText.OneLine(names.Of($"{therapist.Id}")),
                    Damaged = damaged.Count,
                },
            }
        );
    }

    private LocalDate Today(PatientView view) => clock.Now().InZone(view.Standing.Zone).Date;

    private static IResult Page(PeriodModel model) =>
        model.Problem is null ? Answers.Page<PeriodView>(model) : Answers.Again<PeriodView>(model);

    private static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && day >= Earliest && day <= Latest
            ? day
            : null;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Said(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}

/// <summary>What the page shows.</summary>
/// <param name="Patient">Whose record.</param>
/// <param name="Name">What they are called.</param>
/// <param name="From">The first day, as a form takes it.</param>
/// <param name="To">The last.</param>
public sealed record PeriodModel(PatientId Patient, string Name, string From, string To)
{
    public string? Problem { get; init; }

    /// <summary>What was found; null: nobody has said which days.</summary>
    public PeriodSheet? Sheet { get; init; }

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Patient}";
}
