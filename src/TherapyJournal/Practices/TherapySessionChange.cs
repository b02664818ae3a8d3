using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>What every change of a patient's appointments begins and ends with: the door opens them, and what is decided by how they stand is saved only while they stand so.</summary>
public sealed class TherapySessionChange(JournalStore store, PatientRecords records)
{
    /// <summary>Saves what <paramref name="save"/> makes of the appointments as they stand, or what it says in place of it.</summary>
    /// <remarks><paramref name="save"/> may run again: after a lost connection, and where somebody else was faster.</remarks>
    internal async Task<T> SaveAsync<T>(
        Reader.Therapist therapist,
        PatientId patient,
        Func<DoorRefusal, T> refused,
        Func<JournalDb, PatientSealer, IReadOnlyList<KeptSession>, Task<T>> save,
        CancellationToken cancel
    )
        where T : class
    {
        while (true)
        {
            var read = await records.ReadAsync(
                therapist,
                patient,
                Purpose.ChangePatient,
                (record, db) => FromAsync(record, db, cancel),
                cancel
            );
            if (read is not ReadOutcome<Read>.Open { Value: var before })
            {
                return refused(((ReadOutcome<Read>.Refused)read).Why);
            }
            var outcome = await store.TransactAsync<T?>(
                async db =>
                {
                    await PatientTurn.TakeAsync(db, patient, cancel);
                    if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                    {
                        return refused(new DoorRefusal.Missing());
                    }
                    var now = await RowsAsync(db, patient, cancel);
                    return before.Rows.SetEquals(now.Select(s => (s.Id, s.Version)))
                        ? await save(db, sealer, before.Sessions)
                        : null;
                },
                cancel
            );
            if (outcome is not null)
            {
                return outcome;
            }
        }
    }

    private static async Task<Read> FromAsync(OpenRecord record, JournalDb db, CancellationToken cancel)
    {
        var rows = await RowsAsync(db, record.Patient, cancel);
        return new Read(
            [.. rows.Select(s => (s.Id, s.Version))],
            [.. record.OpenAll(rows, record.Open).Select(s => new KeptSession(s.Row.Id, s.Content.When))]
        );
    }

    private static Task<List<TherapySession>> RowsAsync(JournalDb db, PatientId patient, CancellationToken cancel) =>
        db.TherapySessions.AsNoTracking().Where(s => s.PatientId == patient).ToListAsync(cancel);

    // Rows that do not open are counted too: they are there.
    private sealed record Read(HashSet<(Guid Id, int Version)> Rows, IReadOnlyList<KeptSession> Sessions);
}

/// <summary>An appointment as it is kept.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="When">As <see cref="TherapySessionContent"/> holds it.</param>
internal sealed record KeptSession(Guid Id, string When);
