using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>Takes up again what was given up, once a person has mended what stood in its way.</summary>
public sealed class RetryParkedWork(JournalStore store, WorkQueue queue, TimeProvider clock)
{
    /// <summary>Makes every parked step due now, with all its attempts before it.</summary>
    /// <returns>How many.</returns>
    public Task<int> RunAsync(CancellationToken cancel) =>
        store.TransactAsync(
            async db =>
            {
                var now = clock.NowStored();
                var parked = await db.WorkItems.Where(w => w.Due == WorkQueue.Parked).ToListAsync(cancel);
                foreach (var item in parked)
                {
                    (item.Due, item.Attempts, item.Fault) = (now, 0, null);
                }
                foreach (var lane in parked.DistinctBy(i => i.LaneId))
                {
                    await queue.TouchAsync(db, lane.LaneId, lane.PatientId, now);
                }
                return parked.Count;
            },
            cancel
        );
}
