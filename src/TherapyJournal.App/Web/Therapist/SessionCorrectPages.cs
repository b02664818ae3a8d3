using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TherapyJournal.Practices;
using TherapyJournal.Records;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>A session that was noted wrongly is moved, or taken away; notes go with it only after a second step.</summary>
internal sealed class SessionCorrectPages(SessionNotesDesk desk, CorrectTherapySession correct) : IPages
{
    private const string Remove = SessionNotesPages.One + "/remove";
    private const string Move = SessionNotesPages.One + "/move";

    public void Map(IEndpointRouteBuilder pages)
    {
        pages.Show(Door.Therapist, Remove, (context, patient) => AskAsync(context, new PatientId(patient)));
        pages.Act(Door.Therapist, Remove, (context, patient) => RemoveAsync(context, new PatientId(patient)));
        pages.Act(Door.Therapist, Move, (context, patient) => MoveAsync(context, new PatientId(patient)));
    }

    private Task<IResult> AskAsync(HttpContext context, PatientId patient) =>
        ShownAsync<RemoveSessionView>(context, patient, typed: null);

    private async Task<IResult> RemoveAsync(HttpContext context, PatientId patient)
    {
        var (session, who) = (SessionNotesPages.SessionOf(context), context.SignedIn().Therapist!); // the door lets therapists in alone
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var withNotes = form["notes"] == "too";
        var outcome = await correct.RemoveAsync(who, patient, session, withNotes, context.RequestAborted);
        return outcome is CorrectTherapySessionOutcome.NoSuchSession
            ? await GoneAsync(context, patient)
            : await AnswerAsync(context, patient, outcome, typed: null);
    }

    // Two clicks, or two tabs: what was wanted is so.
    private async Task<IResult> GoneAsync(HttpContext context, PatientId patient)
    {
        var gone = new TypedAppointment("", "") { Problem = "That session is gone: it is not noted here any more." };
        return await desk.AllAsync(context.SignedIn(), patient, gone, context.RequestAborted) switch
        {
            ReadOutcome<SessionsModel>.Open { Value: var model } => Answers.Page<SessionsView>(model),
            ReadOutcome<SessionsModel>.Refused shut => Refusal.Page(shut.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }

    private async Task<IResult> MoveAsync(HttpContext context, PatientId patient)
    {
        var (session, who) = (SessionNotesPages.SessionOf(context), context.SignedIn().Therapist!); // the door lets therapists in alone
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = new TypedAppointment(form["day"].ToString().Trim(), form["time"].ToString().Trim());
        var outcome = await correct.MoveAsync(who, patient, session, typed.Together, context.RequestAborted);
        return await AnswerAsync(context, patient, outcome, typed);
    }

    private async Task<IResult> AnswerAsync(
        HttpContext context,
        PatientId patient,
        CorrectTherapySessionOutcome outcome,
        TypedAppointment? typed
    )
    {
        return outcome switch
        {
            CorrectTherapySessionOutcome.Corrected => Answers.SeeOther(SessionNotesPages.PathOf(patient)),
            CorrectTherapySessionOutcome.NoSuchSession => Results.NotFound(),
            CorrectTherapySessionOutcome.HasNotes => Answers.SeeOther(
                $"{SessionNotesPages.PathOf(patient)}/{SessionNotesPages.SessionOf(context)}/remove"
            ),
            CorrectTherapySessionOutcome.IsTaken => await AgainAsync(
                "Another session is noted for that time. Nothing was moved."
            ),
            CorrectTherapySessionOutcome.HasNotesOfOthers => await AgainAsync(
                "Somebody else keeps notes of their own on this session, so it stays. You can move it."
            ),
            CorrectTherapySessionOutcome.Unusable unusable => await AgainAsync(
                $"{unusable.Sentence} Nothing was moved."
            ),
            CorrectTherapySessionOutcome.Refused refused => Refusal.Page(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };

        Task<IResult> AgainAsync(string problem) =>
            ShownAsync<SessionNotesView>(
                context,
                patient,
                (typed ?? new TypedAppointment("", "")) with
                {
                    Problem = problem,
                }
            );
    }

    private async Task<IResult> ShownAsync<TView>(HttpContext context, PatientId patient, TypedAppointment? typed)
        where TView : Microsoft.AspNetCore.Components.IComponent
    {
        var session = SessionNotesPages.SessionOf(context);
        return await desk.OneAsync(context.SignedIn(), patient, session, typed: null, context.RequestAborted) switch
        {
            ReadOutcome<SessionNotesModel?>.Open { Value: null } => Results.NotFound(),
            ReadOutcome<SessionNotesModel?>.Open { Value: { } model } => typed is null
                ? Answers.Page<TView>(model)
                : Answers.Again<TView>(
                    model with
                    {
                        Moved =
                            typed.Day.Length + typed.Time.Length > 0
                                ? typed
                                : model.Moved with
                                {
                                    Problem = typed.Problem,
                                },
                    }
                ),
            ReadOutcome<SessionNotesModel?>.Refused shut => Refusal.Page(shut.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
