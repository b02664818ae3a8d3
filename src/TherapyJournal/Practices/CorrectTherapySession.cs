using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Moves an appointment that was noted wrongly, or takes it away. Whoever keeps notes of their own on one must agree that they go with it.</summary>
public sealed class CorrectTherapySession(TherapySessionChange change, BriefCalendar briefs, TimeProvider clock)
{
    /// <summary>Moves it to another day or time, in the patient's zone; notes on it stay on it.</summary>
    public async Task<CorrectTherapySessionOutcome> MoveAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid session,
        string when,
        CancellationToken cancel
    )
    {
        var day = NoteTherapySession.Check(when, clock);
        if (day is not Checked<string>.Kept { Value: var kept })
        {
            return new CorrectTherapySessionOutcome.Unusable(((Checked<string>.Refused)day).Sentence);
        }
        return await change.SaveAsync<CorrectTherapySessionOutcome>(
            therapist,
            patient,
            Refused,
            async (db, sealer, sessions) =>
            {
                if (sessions.FirstOrDefault(s => s.Id == session) is not { } meant)
                {
                    return new CorrectTherapySessionOutcome.NoSuchSession();
                }
                if (sessions.Any(s => s.Id != session && s.When == kept))
                {
                    return new CorrectTherapySessionOutcome.IsTaken();
                }
                if (meant.When != kept)
                {
                    var row = await db.TherapySessions.FirstAsync(s => s.Id == session, cancel);
                    sealer.Seal(row, new TherapySessionContent(kept));
                    await briefs.PlanAsync(db, patient, session, kept, cancel);
                }
                return new CorrectTherapySessionOutcome.Corrected();
            },
            cancel
        );
    }

    /// <summary>Takes it away.</summary>
    /// <param name="therapist">Who does.</param>
    /// <param name="patient">Whose appointment.</param>
    /// <param name="session">Which appointment.</param>
    /// <param name="withNotes">Whether the therapist's own notes on it may go, with how they read before.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public Task<CorrectTherapySessionOutcome> RemoveAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid session,
        bool withNotes,
        CancellationToken cancel
    ) =>
        change.SaveAsync<CorrectTherapySessionOutcome>(
            therapist,
            patient,
            Refused,
            async (db, _, sessions) =>
            {
                if (sessions.All(s => s.Id != session))
                {
                    return new CorrectTherapySessionOutcome.NoSuchSession();
                }
                var notes = await db
                    .TherapySessionNotes.Where(n => n.PatientId == patient && n.SessionId == session)
                    .ToListAsync(cancel);
                if (notes.Exists(n => n.TherapistId != therapist.Id))
                {
                    return new CorrectTherapySessionOutcome.HasNotesOfOthers();
                }
                if (notes.Count > 0 && !withNotes)
                {
                    return new CorrectTherapySessionOutcome.HasNotes();
                }
                db.TherapySessionNotes.RemoveRange(notes);
                db.TherapySessions.Remove(await db.TherapySessions.FirstAsync(s => s.Id == session, cancel));
                return new CorrectTherapySessionOutcome.Corrected();
            },
            cancel
        );

    private static CorrectTherapySessionOutcome Refused(DoorRefusal why) =>
        new CorrectTherapySessionOutcome.Refused(why);
}

/// <summary>What correcting an appointment came to.</summary>
public abstract record CorrectTherapySessionOutcome
{
    private CorrectTherapySessionOutcome() { }

    public sealed record Corrected : CorrectTherapySessionOutcome;

    public sealed record NoSuchSession : CorrectTherapySessionOutcome;

    /// <summary>Another one is noted for the same time.</summary>
    public sealed record IsTaken : CorrectTherapySessionOutcome;

    /// <summary>Whoever takes it away keeps notes on it, and has not said that they may go.</summary>
    public sealed record HasNotes : CorrectTherapySessionOutcome;

    /// <summary>Somebody else keeps, or kept, notes of their own on it: it stays.</summary>
    public sealed record HasNotesOfOthers : CorrectTherapySessionOutcome;

    public sealed record Unusable(string Sentence) : CorrectTherapySessionOutcome;

    public sealed record Refused(DoorRefusal Why) : CorrectTherapySessionOutcome;
}
