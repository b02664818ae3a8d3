using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>What waits in the queue at one moment.</summary>
/// <param name="Due">Steps that could be done now.</param>
/// <param name="Oldest">For how long the oldest of them has been due.</param>
/// <param name="Parked">Steps that were given up and wait for a person.</param>
public sealed record QueueLoad(int Due, Duration Oldest, int Parked);

/// <summary>Counts what waits.</summary>
public sealed class ReadQueueLoad
{
    private readonly JournalStore store;
    private readonly TimeProvider clock;

    internal ReadQueueLoad(JournalStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>What waits now, of all patients.</summary>
    public async Task<QueueLoad> RunAsync(CancellationToken cancel)
    {
        var now = clock.NowStored();
        var (due, parked) = await store.ReadAsync(
            async db =>
                (
                    await db
                        .WorkItems.Where(w => w.Due <= now)
                        .GroupBy(_ => 1)
                        .Select(g => new { Count = g.Count(), Oldest = g.Min(w => w.Due) })
                        .FirstOrDefaultAsync(cancel),
                    await db.WorkItems.CountAsync(w => w.Due == WorkQueue.Parked, cancel)
                ),
            cancel
        );
        return due is null
            ? new QueueLoad(0, Duration.Zero, parked)
            : new QueueLoad(due.Count, Duration.FromMilliseconds(now - due.Oldest), parked);
    }
}
