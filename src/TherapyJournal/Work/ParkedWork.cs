using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>Work that failed so often that it waits for a person to look at it.</summary>
internal sealed class ParkedWork(JournalStore store)
{
    /// <summary>All of it, oldest first; none when nothing is parked.</summary>
    public Task<IReadOnlyList<ParkedItem>> ListAsync(CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<ParkedItem>>(
            async db =>
                await db
                    .WorkItems.Where(w => w.Due == WorkQueue.Parked)
                    .OrderBy(w => w.Id)
                    .Select(w => new ParkedItem(w.Id, w.PatientId, w.Kind, w.SubjectId, w.Attempts, w.Fault ?? ""))
                    .ToListAsync(cancel),
            cancel
        );
}

/// <summary>One parked step.</summary>
/// <param name="Id">Of the work.</param>
/// <param name="Patient">Whose it is.</param>
/// <param name="Step">Which step.</param>
/// <param name="Subject">What it is about: an entry, an alert.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Fault">The kind of fault; never words.</param>
internal sealed record ParkedItem(Guid Id, PatientId Patient, string Step, Guid Subject, int Attempts, string Fault);
