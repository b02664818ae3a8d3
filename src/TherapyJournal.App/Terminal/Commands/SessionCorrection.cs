using TherapyJournal.Practices;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>`journal sessions P --move DATE --to DATE | --remove DATE`: an appointment that was noted wrongly.</summary>
internal static class SessionCorrection
{
    /// <param name="context">Who asks.</param>
    /// <param name="named">Which patient.</param>
    /// <param name="when">Which appointment, as it was typed.</param>
    /// <param name="to">When it is; null: it is taken away.</param>
    /// <param name="withNotes">Whether one's own notes on it may go with it.</param>
    public static async Task<int> RunAsync(
        CommandContext context,
        string named,
        string when,
        string? to,
        bool withNotes
    )
    {
        if (NoteTherapySession.Kept(when) is not { } typed)
        {
            return context.WrongUsage("Say which appointment by its day, such as 2026-11-24.");
        }
        var (therapist, patient) = await Acting.PatientAsync(context, named);
        if (await SessionNotesOnPage.FindAsync(context, therapist, patient, typed) is not { } session)
        {
            return ExitCode.Refused;
        }
        var correct = await context.GetAsync<CorrectTherapySession>();
        var outcome = to is null
            ? await correct.RemoveAsync(therapist, patient, session.Id, withNotes, context.Cancellation)
            : await correct.MoveAsync(therapist, patient, session.Id, to, context.Cancellation);
        return outcome switch
        {
            CorrectTherapySessionOutcome.Corrected => ExitCode.Done,
            CorrectTherapySessionOutcome.NoSuchSession => context.Refused("No appointment is noted for that day."),
            CorrectTherapySessionOutcome.IsTaken => context.Refused(
                "Another appointment is noted for that time. Nothing was moved."
            ),
            CorrectTherapySessionOutcome.HasNotes => context.Refused(
                "You keep notes on it. Nothing was taken away.",
                whatToDo: "Say --with-notes to let them go with it, also how they read before."
            ),
            CorrectTherapySessionOutcome.HasNotesOfOthers => context.Refused(
                "Somebody else keeps notes of their own on it, so it stays. You can move it."
            ),
            CorrectTherapySessionOutcome.Unusable unusable => context.WrongUsage(
                $"{unusable.Sentence} Nothing was moved."
            ),
            CorrectTherapySessionOutcome.Refused refused => throw Acting.Stop(refused.Why),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
    }
}
