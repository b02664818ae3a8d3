using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Insight.Meaning;

/// <summary>When a worker begins: has the entries made into vectors that the model of the settings has not made yet, of every patient. After another model was named these are all of them.</summary>
public sealed class EmbedJournals
{
    private readonly JournalStore store;
    private readonly WorkQueue queue;
    private readonly AskEmbeddings embeddings;

    internal EmbedJournals(JournalStore store, WorkQueue queue, AskEmbeddings embeddings) =>
        (this.store, this.queue, this.embeddings) = (store, queue, embeddings);

    /// <summary>Adds the work; what waits already is not added twice.</summary>
    /// <returns>For how many patients.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        if (embeddings.Model is not { } model)
        {
            return 0;
        }
        var key = model.Key;
        var patients = await store.ReadAsync(
            db =>
                db.Entries.Where(e => !db.EntryEmbeddings.Any(v => v.EntryId == e.Id && v.Model == key))
                    .Where(e => db.Patients.Any(p => p.PatientId == e.PatientId && p.EraseDue == null))
                    .Where(e => !db.WorkItems.Any(w => w.PatientId == e.PatientId && w.Kind == nameof(EmbedEntries)))
                    .Select(e => e.PatientId)
                    .Distinct()
                    .ToListAsync(cancel),
            cancel
        );
        foreach (var patient in patients)
        {
            await store.TransactAsync(db => queue.AddAsync(db, VectorLane.Missing(patient)), cancel);
        }
        return patients.Count;
    }
}
