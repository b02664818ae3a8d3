using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Removes an entry with everything derived from it. An alert that it raised stays, without words.</summary>
public sealed class TakeBackEntry(JournalStore store, PatientRecords records, Keys keys, WorkQueue queue)
{
    private const int MostTries = 5;

    /// <summary>Takes the entry back, at once and for good.</summary>
    public async Task<TakeBackOutcome> RunAsync(PatientId patient, Guid entry, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            if (await TryAsync(patient, entry, cancel) is { } outcome)
            {
                return outcome;
            }
            if (tried == MostTries)
            {
                throw new DbUpdateConcurrencyException("What rests on an entry is being changed all the time.");
            }
        }
    }

    /// <returns>Null when somebody changed what quotes the entry at the same moment.</returns>
    private async Task<TakeBackOutcome?> TryAsync(PatientId patient, Guid entry, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.EditEntry,
            (record, db) => EntryTraces.ReadAsync(record, db, keys, entry, cancel),
            cancel
        );
        if (read is not ReadOutcome<EntryTraces>.Open { Value: var traces })
        {
            return new TakeBackOutcome.Refused(((ReadOutcome<EntryTraces>.Refused)read).Why);
        }
        return await store.TransactAsync<TakeBackOutcome?>(
            async db =>
            {
                // Before anything is looked at: whoever is writing of it now has saved by then, or saves nothing any more.
                await queue.BreakLeasesAsync(db, patient, cancel);
                await PatientTurn.TakeAsync(db, patient, cancel);
                var isThere = await db.Entries.AnyAsync(e => e.Id == entry && e.PatientId == patient, cancel);
                if (!isThere || await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new TakeBackOutcome.NoSuchEntry();
                }
                if (!await traces.StillStandAsync(db, patient))
                {
                    return null;
                }
                await traces.RemoveAsync(db, sealer, queue, entry, cancel);
                await db.WorkItems.Where(w => w.SubjectId == entry).ExecuteDeleteAsync(cancel);
                await db.EntryVersions.Where(v => v.EntryId == entry).ExecuteDeleteAsync(cancel);
                await db.EntryParts.Where(p => p.EntryId == entry).ExecuteDeleteAsync(cancel);
                await db.Recordings.Where(r => r.EntryId == entry).ExecuteDeleteAsync(cancel);
                await db.Entries.Where(e => e.Id == entry).ExecuteDeleteAsync(cancel);
                return new TakeBackOutcome.TakenBack();
            },
            cancel
        );
    }
}

/// <summary>What taking an entry back came to.</summary>
public abstract record TakeBackOutcome
{
    private TakeBackOutcome() { }

    public sealed record TakenBack : TakeBackOutcome;

    public sealed record NoSuchEntry : TakeBackOutcome;

    public sealed record Refused(DoorRefusal Why) : TakeBackOutcome;
}
