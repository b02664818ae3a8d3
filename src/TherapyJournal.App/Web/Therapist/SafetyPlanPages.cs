using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>The safety plan of a patient, to be written during a session with the patient at the therapist's side.</summary>
internal sealed class SafetyPlanPages(
    ReadSafetyPlan plan,
    ChangeSafetyPlan change,
    ReadPatients patients,
    Therapists therapists,
    TimeProvider clock
) : IPages
{
    public const string Name = "plan";

    private const string One = PatientPages.Path + "/{patient:guid}/" + Name;

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, One, ShowAsync);
        pages.Act(Door.Therapist, One, ChangeAsync);
    }

    private Task<IResult> ShowAsync(HttpContext context, Guid patient) =>
        PageAsync(context, new PatientId(patient), sent: null, problem: null);

    private async Task<IResult> ChangeAsync(HttpContext context, Guid patient)
    {
        var id = new PatientId(patient);
        var sent = SentPlan.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        var who = context.SignedIn().Therapist!; // the door lets therapists in alone
        return await change.RunAsync(who, id, sent.Version, sent.Steps, context.RequestAborted) switch
        {
            ChangeSafetyPlanOutcome.Changed changed => Answers.SeeOther(
                PlanSheet.Beside(PathOf(id), sent.Version, changed)
            ),
            ChangeSafetyPlanOutcome.Unchanged => Answers.SeeOther(PathOf(id)),
            ChangeSafetyPlanOutcome.StaleVersion => await PageAsync(context, id, sent, PlanSheet.Stale),
            ChangeSafetyPlanOutcome.Unusable unusable => await PageAsync(
                context,
                id,
                sent,
                $"{unusable.Sentence} Nothing was changed; what you typed is still in the fields."
            ),
            ChangeSafetyPlanOutcome.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> PageAsync(HttpContext context, PatientId patient, SentPlan? sent, string? problem)
    {
        var person = context.SignedIn();
        var reader = person.Therapist!; // the door lets therapists in alone
        var read = await plan.RunAsync(reader, patient, context.RequestAborted);
        if (read is not ReadOutcome<SafetyPlanView>.Open { Value: var view })
        {
            return Refusal.Page(((ReadOutcome<SafetyPlanView>.Refused)read).Why);
        }
        var who = await patients.OneAsync(reader, patient, context.RequestAborted);
        if (who is not ReadOutcome<PatientView>.Open { Value: var theirs })
        {
            return Refusal.Page(((ReadOutcome<PatientView>.Refused)who).Why);
        }
        var names = await TherapistsHere.OfAsync(therapists, context.RequestAborted);
        var times = new DeskTimes(clock.Now(), person.TimeZone);
        var sheet = PlanSheet.Of(view, sent, names.Of, times.Full) with { Problem = problem };
        var model = new SafetyPlanModel(
            patient,
            SafeText.OneLine(theirs.Profile.Name),
            sent is null ? sheet.Since(context.Request.Query) : sheet
        )
        {
            MayChange = !view.IsInTheirPlace,
            Printed = ZonedTime.Of(clock.Now(), person.TimeZone),
        };
        return problem is null ? Answers.Page<SafetyPlanSheetView>(model) : Answers.Again<SafetyPlanSheetView>(model);
    }

    private static string PathOf(PatientId patient) => $"{PatientPages.Path}/{patient}/{Name}";
}

/// <summary>What the page shows.</summary>
/// <param name="Patient">Whose plan.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Sheet">The plan.</param>
public sealed record SafetyPlanModel(PatientId Patient, string Name, PlanSheet Sheet)
{
    /// <summary>Not for whoever only answers in a therapist's place.</summary>
    public bool MayChange { get; init; }

    /// <summary>When this page was made, for the sheet of paper that becomes of it.</summary>
    public required string Printed { get; init; }

    /// <summary>Where their page is.</summary>
    public string Path => $"{PatientPages.Path}/{Patient}";
}
