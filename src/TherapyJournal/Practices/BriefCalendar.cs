using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>
/// Plans, inside the transaction in which an appointment is noted or moved, or its patient handed over, when its therapists are
/// told that the brief for it is ready. What an earlier plan left in the queue asks again how things stand, and does nothing
/// where they stand otherwise.
/// </summary>
public sealed class BriefCalendar(WorkQueue queue, PatientRecords records, Keys keys, TimeProvider clock)
{
    /// <summary>The step that tells it.</summary>
    internal const string Step = "TellOfBriefs";

    /// <summary>That a therapist is told of a session then; at once: it is looked at anew.</summary>
    internal static WorkEvent At(TherapistId therapist, Guid session, Instant? due) =>
        // In the therapist's lane, and outliving the patient, as a nudge is.
        new(WorkEventKind.BriefPlanned, new PatientId(therapist.Value), session, Due: due);

    /// <summary>Plans it for a session that was noted or moved.</summary>
    internal async Task PlanAsync(JournalDb db, PatientId patient, Guid session, string when, CancellationToken cancel)
    {
        if (
            await records.StandingAsync(db, patient, cancel) is not StandingOutcome.Known { Standing.Zone: var zone }
            || PlannedSession.Of(when, zone) is not { } planned
        )
        {
            return;
        }
        var now = clock.Now();
        var theirs = await records.TherapistsOfAsync(db, patient, cancel);
        foreach (var therapist in (await ReadTherapists.HereAsync(db, keys, cancel)).Where(t => theirs.Contains(t.Id)))
        {
            if (therapist.Content.Briefs.Due(planned, therapist.Content.Zone, now) is { } due)
            {
                await queue.AddAsync(db, At(therapist.Id, session, due));
            }
        }
    }

    /// <summary>Plans for somebody who takes a patient over what was planned for whoever had them, when they were to be told.</summary>
    internal async Task HandOverAsync(JournalDb db, PatientId patient, TherapistId to, CancellationToken cancel)
    {
        var waiting = await db
            .WorkItems.AsNoTracking()
            .Where(w => w.Kind == Step && db.TherapySessions.Any(s => s.PatientId == patient && s.Id == w.SubjectId))
            .Select(w => new { w.SubjectId, w.Due })
            .ToListAsync(cancel);
        foreach (var session in waiting.Where(w => w.Due != WorkQueue.Parked).GroupBy(w => w.SubjectId))
        {
            var due = Instant.FromUnixTimeMilliseconds(session.Min(w => w.Due));
            await queue.AddAsync(db, At(to, session.Key, due));
        }
    }

    /// <summary>Has what waits for a therapist looked at now, since their clock or their wish has changed.</summary>
    internal async Task LookAnewAsync(JournalDb db, TherapistId therapist, CancellationToken cancel)
    {
        var lane = therapist.Value;
        var waiting = await db
            .WorkItems.AsNoTracking()
            .Where(w => w.Kind == Step && w.LaneId == lane)
            .Select(w => w.SubjectId)
            .Distinct()
            .ToListAsync(cancel);
        foreach (var session in waiting)
        {
            await queue.AddAsync(db, At(therapist, session, due: null));
        }
    }
}
