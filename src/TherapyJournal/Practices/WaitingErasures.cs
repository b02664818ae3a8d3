using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>The erasures that wait and can be called off. The patients are hidden, so they are found by id or exact name only.</summary>
public sealed class WaitingErasures(JournalStore store, PatientRecords records, Keys keys)
{
    /// <summary>Those of this therapist's caseload that match an id, the beginning of one, or an exact name; none when nothing does.</summary>
    public Task<IReadOnlyList<WaitingErasure>> FindAsync(Reader.Therapist by, string idOrName, CancellationToken cancel)
    {
        var hash = FindPatient.NameHash(keys, idOrName);
        return ThoseAsync(
            by,
            async (db, row) =>
                IdPrefix.Matches(idOrName, row.PatientId.Value)
                // A name counts with the row that is sealed with it.
                || (
                    row.NameHash.AsSpan().SequenceEqual(hash)
                    && await FoundPatient.DamageAsync(db, keys, row, cancel) is null
                ),
            cancel
        );
    }

    /// <summary>All of this therapist's caseload, the next to become final first.</summary>
    public async Task<IReadOnlyList<WaitingErasure>> ListAsync(Reader.Therapist by, CancellationToken cancel) =>
        [.. (await ThoseAsync(by, (_, _) => Task.FromResult(true), cancel)).OrderBy(w => w.Due)];

    private async Task<IReadOnlyList<WaitingErasure>> ThoseAsync(
        Reader.Therapist by,
        Func<JournalDb, Patient, Task<bool>> isMeant,
        CancellationToken cancel
    )
    {
        var rows = await store.ReadAsync(
            async db =>
            {
                var meant = new List<Patient>();
                foreach (var row in await db.Patients.AsNoTracking().Where(p => p.EraseDue != null).ToListAsync(cancel))
                {
                    if (await isMeant(db, row))
                    {
                        meant.Add(row);
                    }
                }
                return meant;
            },
            cancel
        );
        var found = new List<WaitingErasure>();
        foreach (var row in rows)
        {
            if (await records.IsOpenToAsync(by, row.PatientId, cancel))
            {
                found.Add(
                    new WaitingErasure(
                        row.PatientId,
                        Instant.FromUnixTimeMilliseconds(row.EraseDue.GetValueOrDefault())
                    )
                );
            }
        }
        return found;
    }
}

/// <summary>An erasure that was asked for.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Due">When it is carried out.</param>
public sealed record WaitingErasure(PatientId Patient, Instant Due);
