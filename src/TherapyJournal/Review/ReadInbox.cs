using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>What a therapist reads between sessions: alerts on top, then what was written, newest first.</summary>
public sealed class ReadInbox(JournalStore store, PatientRecords records, TimeProvider clock)
{
    // A therapist who was away for a long holiday still finds everything; older things stay under entries.
    internal static readonly Duration Window = Duration.FromDays(45);

    /// <summary>The inbox of one therapist. Reading it needs no accepting; what was seen is no longer new.</summary>
    /// <param name="therapist">Whose inbox.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<Inbox> RunAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var since = (clock.Now() - Window).ToUnixTimeMilliseconds();
        var patients = await store.ReadAsync(db => ConcernedAsync(db, therapist.Id, since, cancel), cancel);
        var read = await records.ReadEachAsync(
            therapist,
            patients,
            Purpose.ReadInbox,
            (record, db) => PatientInbox.FromAsync(record, db, therapist.Id, since),
            cancel
        );
        var open = read.OfType<ReadOutcome<PatientInbox>.Open>().ToList();
        await SeenNotifications.MarkAsync(store, records, clock, open.SelectMany(o => o.Value.Unseen), cancel);
        return Of(patients, read, records.IsClosedTo(therapist));
    }

    /// <summary>What the inbox shows of one entry; everything else in it stays as new as it was.</summary>
    /// <param name="therapist">Whose inbox.</param>
    /// <param name="patient">Whose entry.</param>
    /// <param name="entry">Which.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <param name="isSeen">Whether it counts as seen from now on.</param>
    public async Task<Inbox> OfEntryAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid entry,
        CancellationToken cancel,
        bool isSeen = true
    )
    {
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.ReadInbox,
            (record, db) => PatientInbox.FromAsync(record, db, therapist.Id, since: 0, entry),
            cancel
        );
        if (isSeen && read is ReadOutcome<PatientInbox>.Open open)
        {
            await SeenNotifications.MarkAsync(store, records, clock, open.Value.Unseen, cancel);
        }
        return Of([patient], [read], records.IsClosedTo(therapist));
    }

    private static Inbox Of(
        IReadOnlyList<PatientId> patients,
        IReadOnlyList<ReadOutcome<PatientInbox>> read,
        bool isClosed
    )
    {
        var open = read.OfType<ReadOutcome<PatientInbox>.Open>().ToList();
        return new Inbox(
            [
                .. open.SelectMany(o => o.Value.Alerts)
                    .OrderByDescending(a => a.Alert.Content.IsUrgent)
                    .ThenBy(a => a.Alert.Content.RaisedAt),
            ],
            [.. open.SelectMany(o => o.Value.Items).OrderByDescending(i => i.RecordedAt)],
            [.. patients.Zip(read, ShutOf).OfType<ShutRecords>()],
            isClosed
        );
    }

    private static ShutRecords? ShutOf(PatientId patient, ReadOutcome<PatientInbox> read) =>
        read switch
        {
            ReadOutcome<PatientInbox>.Open { DamagedRows: { Count: > 0 } rows } open => ShutRecords.Of(
                patient,
                open.Value.Name,
                rows
            ),
            ReadOutcome<PatientInbox>.Refused { Why: DoorRefusal.Damaged damaged } => ShutRecords.Of(
                patient,
                damaged.Row
            ),
            _ => null,
        };

    private async Task<IReadOnlyList<PatientId>> ConcernedAsync(
        JournalDb db,
        TherapistId therapist,
        long since,
        CancellationToken cancel
    )
    {
        var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
        return await db
            .Patients.Where(p => caseload.Contains(p.PatientId))
            .Where(p =>
                db.Summaries.Any(s => s.PatientId == p.PatientId && s.RecordedAt >= since)
                || db.Alerts.Any(a => a.PatientId == p.PatientId)
            )
            .Select(p => p.PatientId)
            .ToListAsync(cancel);
    }
}
