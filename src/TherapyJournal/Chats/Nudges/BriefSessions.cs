using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats.Nudges;

/// <summary>The sessions of whose briefs a therapist's chat is told, and to whom it was told already.</summary>
internal sealed class BriefSessions(JournalStore store, PatientRecords records)
{
    /// <summary>One that is still to be told to this therapist. Null: it is gone, told, does not open, or of nobody who is in their care now; that holds whoever has ended and whoever an erasure hides.</summary>
    public async Task<SessionToTell?> FindAsync(FoundTherapist therapist, Guid session, CancellationToken cancel)
    {
        var patient = await store.ReadAsync(
            async db =>
                await db.TherapySessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == session, cancel) is { } row
                && (await records.TherapistsOfAsync(db, row.PatientId, cancel)).Contains(therapist.Id)
                    ? row.PatientId
                    : (PatientId?)null,
            cancel
        );
        if (
            patient is not { } known
            || await records.StandingAsync(known, cancel) is not StandingOutcome.Known { Standing: var standing }
            || standing.Status == PatientStatus.Ended
        )
        {
            return null;
        }
        var read = await records.ReadAsync(
            new Reader.Assistant(BriefCalendar.Step),
            known,
            Purpose.ReadSessions,
            async (record, db) =>
                await db.TherapySessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == session, cancel) is { } row
                && record.OpenAll([row], record.Open) is [(_, var content)]
                && PlannedSession.Of(content.When, record.Standing.Zone) is { } planned
                    ? new SessionToTell(row, content, planned)
                    : null,
            cancel
        );
        return
            read is ReadOutcome<SessionToTell?>.Open { Value: { } found }
            && !found.Content.ToldTo.Contains(therapist.Id.Value)
            ? found
            : null;
    }

    /// <summary>Notes that they are told to a therapist, of those that stand as they were read.</summary>
    /// <returns>These, in the order of their days.</returns>
    public Task<IReadOnlyList<SessionToTell>> ClaimAsync(
        TherapistId therapist,
        IReadOnlyList<SessionToTell> due,
        CancellationToken cancel
    ) =>
        ChangeAsync(
            due,
            content =>
                content.ToldTo.Contains(therapist.Value)
                    ? null
                    : content with
                    {
                        ToldTo = [.. content.ToldTo, therapist.Value],
                    },
            cancel
        );

    /// <summary>Notes that they were not told after all. What was moved meanwhile says so already.</summary>
    public Task ReleaseAsync(TherapistId therapist, IReadOnlyList<SessionToTell> told, CancellationToken cancel) =>
        ChangeAsync(
            told,
            content => content with { ToldTo = [.. content.ToldTo.Where(t => t != therapist.Value)] },
            cancel
        );

    private Task<IReadOnlyList<SessionToTell>> ChangeAsync(
        IReadOnlyList<SessionToTell> sessions,
        Func<TherapySessionContent, TherapySessionContent?> change,
        CancellationToken cancel
    ) =>
        store.TransactAsync<IReadOnlyList<SessionToTell>>(
            async db =>
            {
                var changed = new List<SessionToTell>();
                // Always in one order, so that two who change several do not wait for each other.
                foreach (var session in sessions.OrderBy(s => s.Row.PatientId.Value).ThenBy(s => s.Row.Id))
                {
                    var patient = session.Row.PatientId;
                    await PatientTurn.TakeAsync(db, patient, cancel);
                    if (
                        await db.TherapySessions.FirstOrDefaultAsync(s => s.Id == session.Row.Id, cancel) is { } row
                        && row.Version == session.Row.Version
                        && await records.SealerAsync(db, patient, cancel) is { } sealer
                        && change(session.Content) is { } after
                    )
                    {
                        sealer.Seal(row, after);
                        changed.Add(session with { Row = row, Content = after });
                    }
                }
                return [.. changed.OrderBy(s => s.Planned.Date).ThenBy(s => s.Planned.Begins)];
            },
            cancel
        );
}

/// <summary>A session, as it was read.</summary>
internal sealed record SessionToTell(TherapySession Row, TherapySessionContent Content, PlannedSession Planned);
