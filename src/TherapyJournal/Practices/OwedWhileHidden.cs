using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Makes up for what fell due while a record was shut: the steps after an entry found nothing to do then.</summary>
internal static class OwedWhileHidden
{
    // How long they may have been owed when the erasure was asked for.
    private static readonly Duration LongestOwed = Duration.FromDays(1);

    // A step that was done before does nothing; the screen by a model reads the entry as it is, however often it was edited.
    private const int AnyVersion = int.MaxValue;

    /// <summary>Adds those steps for every entry of that time, in the transaction that shows the patient again.</summary>
    /// <param name="db">The saving transaction.</param>
    /// <param name="queue">To which they are added.</param>
    /// <param name="patient">Whose entries.</param>
    /// <param name="due">When the erasure would have been carried out.</param>
    /// <param name="cancel">Stops the wait.</param>
    public static async Task AddAsync(
        JournalDb db,
        WorkQueue queue,
        PatientId patient,
        Instant due,
        CancellationToken cancel
    )
    {
        var since = (due - AskForErasure.TimeToCallOff - LongestOwed).ToUnixTimeMilliseconds();
        var entries = await db
            .Entries.Where(e => e.PatientId == patient && e.RecordedAt >= since)
            .OrderBy(e => e.RecordedAt)
            .Select(e => e.Id)
            .ToListAsync(cancel);
        foreach (var entry in entries)
        {
            await queue.AddAsync(db, new WorkEvent(WorkEventKind.EntryForModelRecorded, patient, entry, AnyVersion));
        }
        await queue.AddAsync(db, VectorLane.Missing(patient));
    }
}
