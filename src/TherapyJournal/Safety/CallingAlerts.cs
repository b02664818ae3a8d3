using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Urgent alerts that nobody has acknowledged yet, at one moment.</summary>
/// <param name="Count">How many go on calling.</param>
/// <param name="Oldest">Since when the oldest of them does.</param>
public sealed record CallingAlerts(int Count, Duration Oldest);

/// <summary>Counts the urgent alerts that nobody has acknowledged.</summary>
public sealed class ReadCallingAlerts
{
    private readonly JournalStore store;
    private readonly TimeProvider clock;

    internal ReadCallingAlerts(JournalStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>Those of all patients. An alert that nobody acknowledges keeps its place in the queue.</summary>
    public async Task<CallingAlerts> RunAsync(CancellationToken cancel)
    {
        var ids = await store.ReadAsync(
            db => db.WorkItems.Where(w => w.Kind == nameof(EscalateAlert)).Select(w => w.SubjectId).ToListAsync(cancel),
            cancel
        );
        var now = clock.Now();
        return new CallingAlerts(
            ids.Count,
            ids.Select(id => now - RowId.MadeAt(id)).DefaultIfEmpty(Duration.Zero).Max()
        );
    }
}
