using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Insight.Meaning;

/// <summary>When a worker begins: has the entries made into vectors that the model of the settings has not made yet, of every patient. After another model was named these are all of them.</summary>
public sealed class EmbedJournals
{
    private const string Step = nameof(EmbedEntries);
    private readonly JournalStore store;
    private readonly WorkQueue queue;
    private readonly AskEmbeddings embeddings;
    private readonly TimeProvider clock;

    internal EmbedJournals(JournalStore store, WorkQueue queue, AskEmbeddings embeddings, TimeProvider clock) =>
        (this.store, this.queue, this.embeddings, this.clock) = (store, queue, embeddings, clock);

    /// <summary>Adds the work; what is due already is not added twice.</summary>
    /// <returns>For how many patients.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (embeddings.Model is not { } model)
        {
            return 0;
        }
        var (key, now) = (model.Key, clock.NowStored());
        var patients = await store.ReadAsync(
            db =>
                db.Entries.Where(e => !db.EntryEmbeddings.Any(v => v.EntryId == e.Id && v.Model == key))
                    .Where(e => db.Patients.Any(p => p.PatientId == e.PatientId && p.EraseDue == null))
                    .Where(e => !db.WorkItems.Any(w => w.PatientId == e.PatientId && w.Kind == Step && w.Due <= now))
                    .Select(e => e.PatientId)
                    .Distinct()
                    .ToListAsync(cancel),
            cancel
        );
        foreach (var patient in patients)
        {
            await store.TransactAsync(
                async db =>
                {
                    // What waits for another try, or for a person, is tried now: a setting may have been corrected.
                    await db
                        .WorkItems.Where(w => w.PatientId == patient && w.Kind == Step && w.Due > now)
                        .ExecuteDeleteAsync(cancel);
                    await queue.AddAsync(db, VectorLane.Missing(patient));
                },
                cancel
            );
        }
        return patients.Count;
    }
}
