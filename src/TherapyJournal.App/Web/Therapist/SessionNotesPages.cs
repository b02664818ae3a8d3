using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>The appointments of a patient, and on each what the therapist who is signed in keeps of it for themselves.</summary>
internal sealed class SessionNotesPages(SessionNotesDesk desk, NoteTherapySession note, KeepSessionNotes keep) : IPages
{
    public const string Name = "sessions";

    private const string All = PatientPages.Path + "/{patient:guid}/" + Name;
    internal const string One = All + "/{session:guid}";

    private const string Stale =
        "You changed these notes somewhere else since you opened them here. Nothing was overwritten: what you typed is still in the field, and "
        + "beneath it stands what is kept. Put together what should hold, then keep it.";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, All, ListAsync);
        pages.Act(Door.Therapist, All, NoteAsync);
        pages.Show(Door.Therapist, One, (context, patient) => ShowAsync(context, patient, SessionOf(context)));
        pages.Act(Door.Therapist, One, (context, patient) => KeepAsync(context, patient, SessionOf(context)));
    }

    private Task<IResult> ListAsync(HttpContext context, Guid patient) =>
        AllAsync(context, new PatientId(patient), refused: null);

    private async Task<IResult> NoteAsync(HttpContext context, Guid patient)
    {
        var id = new PatientId(patient);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = new TypedAppointment(form["day"].ToString().Trim(), form["time"].ToString().Trim());
        var who = context.SignedIn().Therapist!; // the door lets therapists in alone
        return await note.RunAsync(who, id, typed.Together, context.RequestAborted) switch
        {
            ChangePatientOutcome.Changed or ChangePatientOutcome.ChangedMeanwhile => Answers.SeeOther(PathOf(id)),
            ChangePatientOutcome.AlreadySo => await AllAsync(
                context,
                id,
                typed with
                {
                    Problem = "This session is noted already, and stands here once.",
                }
            ),
            ChangePatientOutcome.Unusable unusable => await AllAsync(
                context,
                id,
                typed with
                {
                    Problem = $"{unusable.Sentence} Nothing was noted.",
                }
            ),
            ChangePatientOutcome.NoSuchTherapist => Results.NotFound(),
            ChangePatientOutcome.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private Task<IResult> ShowAsync(HttpContext context, Guid patient, Guid session) =>
        OneAsync(context, new PatientId(patient), session, typed: null, problem: null);

    private async Task<IResult> KeepAsync(HttpContext context, Guid patient, Guid session)
    {
        var id = new PatientId(patient);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["notes"].ToString();
        var number = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var who = context.SignedIn().Therapist!; // the door lets therapists in alone
        return await keep.RunAsync(who, id, session, number, text, context.RequestAborted) switch
        {
            KeepSessionNotesOutcome.Kept or KeepSessionNotesOutcome.Unchanged => Answers.SeeOther(
                $"{PathOf(id)}/{session}"
            ),
            KeepSessionNotesOutcome.StaleVersion => await OneAsync(context, id, session, text, Stale),
            KeepSessionNotesOutcome.Unusable unusable => await OneAsync(context, id, session, text, unusable.Sentence),
            KeepSessionNotesOutcome.NoSuchSession => Results.NotFound(),
            KeepSessionNotesOutcome.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> AllAsync(HttpContext context, PatientId patient, TypedAppointment? refused) =>
        await desk.AllAsync(context.SignedIn(), patient, refused, context.RequestAborted) switch
        {
            ReadOutcome<SessionsModel>.Open { Value: var model } => refused is null
                ? Answers.Page<SessionsView>(model)
                : Answers.Again<SessionsView>(model),
            ReadOutcome<SessionsModel>.Refused shut => Refusal.Page(shut.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    private async Task<IResult> OneAsync(
        HttpContext context,
        PatientId patient,
        Guid session,
        string? typed,
        string? problem
    ) =>
        await desk.OneAsync(context.SignedIn(), patient, session, typed, context.RequestAborted) switch
        {
            ReadOutcome<SessionNotesModel?>.Open { Value: null } => Results.NotFound(),
            ReadOutcome<SessionNotesModel?>.Open { Value: { } model } => problem is null
                ? Answers.Page<SessionNotesView>(model)
                : Answers.Again<SessionNotesView>(model with { Problem = problem }),
            ReadOutcome<SessionNotesModel?>.Refused shut => Refusal.Page(shut.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

    internal static Guid SessionOf(HttpContext context) => context.Id("session")!.Value; // the route lets no other through

    internal static string PathOf(PatientId patient) => $"{PatientPages.Path}/{patient}/{Name}";
}
