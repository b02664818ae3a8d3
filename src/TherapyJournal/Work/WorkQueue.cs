using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>The durable queue, in the same database as what it is about.</summary>
public sealed class WorkQueue(JournalStore store, WorkPlan plan, WorkOptions options, TimeProvider clock)
{
    /// <summary>The due time of work that waits for a person.</summary>
    public const long Parked = long.MaxValue;

    // Lanes are taken by when they are due, so this one comes first.
    private const long BeforeOthers = 0;

    private TaskCompletionSource woken = NewSignal();

    /// <summary>Ends when something was added in this process that a worker of it need not find by looking.</summary>
    internal Task Woken => Volatile.Read(ref woken).Task;

    /// <summary>Says, after the commit, that something was added. Whoever is not told finds it by looking.</summary>
    public void Wake() => Interlocked.Exchange(ref woken, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Adds what follows an event, inside the transaction in which it happened.</summary>
    public Task AddAsync(JournalDb db, WorkEvent happened) => AddAsync(db, happened, held: null);

    /// <summary>The same for an event of a step.</summary>
    /// <param name="db">The saving transaction.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="held">The lane in which the step ran: whoever gives it back sets when it is due, so that is not done here.</param>
    /// <returns>The work that was added.</returns>
    internal async Task<IReadOnlyList<WorkItem>> AddAsync(JournalDb db, WorkEvent happened, Guid? held)
    {
        var added = new List<WorkItem>();
        foreach (var next in plan.After(happened.Kind))
        {
            var id = RowId.New(clock);
            var item = new WorkItem
            {
                Id = id,
                PatientId = happened.Patient,
                LaneId = next.InOwnLane ? id : happened.Lane ?? happened.Patient.Value,
                Kind = next.Step,
                SubjectId = happened.Subject,
                SubjectNumber = happened.Number,
                Due = happened.Due?.ToUnixTimeMilliseconds() ?? clock.NowStored(),
            };
            db.WorkItems.Add(item);
            added.Add(item);
            if (next.BeforeOthers && happened.Due is null)
            {
                await TouchAsync(db, item.LaneId, happened.Patient, BeforeOthers);
            }
        }
        foreach (var lane in added.Where(i => i.LaneId != held).GroupBy(i => i.LaneId))
        {
            await TouchAsync(db, lane.Key, happened.Patient, lane.Min(i => i.Due));
        }
        return added;
    }

    /// <summary>Takes every lane of a patient away from whoever works it, inside a transaction that removes or changes what they may be working on.</summary>
    /// <remarks>A step that is running saves nothing; it runs again on what is there then.</remarks>
    public Task BreakLeasesAsync(JournalDb db, PatientId patient, CancellationToken cancel)
    {
        var now = clock.NowStored();
        return db
            .Lanes.Where(l => l.PatientId == patient)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(l => l.Fence, l => l.Fence + 1)
                        .SetProperty(l => l.LeaseUntil, 0)
                        .SetProperty(l => l.Due, l => l.LeaseUntil > now ? now : l.Due),
                cancel
            );
    }

    /// <summary>Leases due lanes, of everyone or of one patient, with their due work in order.</summary>
    internal Task<IReadOnlyList<LeasedLane>> ClaimAsync(int most, PatientId? patient, CancellationToken cancel) =>
        store.TransactAsync(db => ClaimAsync(db, most, patient, clock.NowStored(), cancel), cancel);

    /// <summary>The same of those lanes alone that come before everybody else's.</summary>
    internal Task<IReadOnlyList<LeasedLane>> ClaimBeforeOthersAsync(
        int most,
        PatientId? patient,
        CancellationToken cancel
    ) => store.TransactAsync(db => ClaimAsync(db, most, patient, BeforeOthers, cancel), cancel);

    /// <summary>Holds leases longer. A lane that was taken over meanwhile is left alone.</summary>
    /// <remarks>One by one: together they would wait for lanes that are being saved together, and those for them.</remarks>
    internal async Task RenewAsync(IEnumerable<LeasedLane> lanes, CancellationToken cancel)
    {
        await using var db = store.Read();
        foreach (var lane in lanes)
        {
            var until = LeaseEnd();
            var renewed = await db.Database.ExecuteSqlRawAsync(
                store.Kind.Queue.Renew,
                [until, lane.Id, lane.Fence],
                cancel
            );
            lane.Until = renewed == 1 ? until : LeasedLane.Lost;
        }
    }

    /// <summary>Whether a lane is certainly still held, without asking the database: whoever comes late begins nothing on what others have done meanwhile.</summary>
    internal bool Holds(LeasedLane lane) => clock.NowStored() < lane.Until;

    /// <summary>How much work is due now or held by a worker, for everyone or for one patient.</summary>
    internal Task<bool> AnyDueAsync(PatientId? patient, CancellationToken cancel)
    {
        var now = clock.NowStored();
        var left = patient is { } whose ? VectorLane.Of(whose) : Guid.Empty;
        return store.ReadAsync(
            db =>
                patient is { } one
                    ? db.Lanes.AnyAsync(l => l.Due <= now && l.PatientId == one && l.Id != left, cancel)
                    : db.Lanes.AnyAsync(l => l.Due <= now, cancel),
            cancel
        );
    }

    /// <summary>When an item is tried again, or <see cref="Parked"/>.</summary>
    internal long NextTry(WorkItem item, Duration? after)
    {
        if (item.Attempts >= options.Attempts)
        {
            return Parked;
        }
        var seconds = Math.Min(3600, options.FirstRetrySeconds * Math.Pow(2, item.Attempts - 1));
        // Jitter from the item's own id: spread, and the same in every test.
        var jitter = 0.75 + (item.Id.ToByteArray()[15] / 512.0);
        return (clock.Now() + (after ?? Duration.FromSeconds(seconds * jitter))).ToUnixTimeMilliseconds();
    }

    internal Task TouchAsync(JournalDb db, Guid lane, PatientId patient, long due) =>
        db.Database.ExecuteSqlRawAsync(store.Kind.Queue.Touch, lane, patient.Value, due);

    private async Task<IReadOnlyList<LeasedLane>> ClaimAsync(
        JournalDb db,
        int most,
        PatientId? patient,
        long dueBy,
        CancellationToken cancel
    )
    {
        var now = clock.NowStored();
        var until = LeaseEnd();
        var sql = patient is null ? store.Kind.Queue.Claim : store.Kind.Queue.ClaimOf;
        object[] values = patient is { } one
            ? [dueBy, until, most, now, one.Value, VectorLane.Of(one)]
            : [dueBy, until, most, now];
        var lanes = await db.Lanes.FromSqlRaw(sql, values).AsNoTracking().ToListAsync(cancel);
        if (lanes.Count == 0)
        {
            return [];
        }
        // What is returned of an update has no order, and what wakes somebody stands first.
        lanes = [.. lanes.OrderBy(l => l.Due)];
        var ids = lanes.ConvertAll(l => l.Id);
        await db
            .WorkItems.Where(w => ids.Contains(w.LaneId) && w.Due <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Attempts, w => w.Attempts + 1), cancel);
        var items = await db
            .WorkItems.AsNoTracking()
            .Where(w => ids.Contains(w.LaneId) && (w.Due <= now || (w.Fault != null && w.Id != w.LaneId)))
            .OrderBy(w => w.Id)
            .ToListAsync(cancel);
        // What is to be tried again in its lane holds up what stands behind it.
        var byLane = items
            .GroupBy(i => i.LaneId)
            .SelectMany(lane => lane.TakeWhile(i => i.Due <= now))
            .ToLookup(i => i.LaneId);
        return [.. lanes.Select(l => new LeasedLane(l.Id, l.PatientId, l.Fence, new(byLane[l.Id])) { Until = until })];
    }

    private long LeaseEnd() => clock.NowStored() + (long)(options.LeaseSeconds * 1000);
}

/// <summary>A lane that this worker holds, with the work it found in it.</summary>
internal sealed record LeasedLane(Guid Id, PatientId Patient, long Fence, Queue<WorkItem> Items)
{
    private long until;

    /// <summary>The end of a lease that another worker has taken over.</summary>
    public const long Lost = 0;

    /// <summary>Until when it is held, Unix milliseconds; whoever renews the lease sets it while others read it.</summary>
    public long Until
    {
        get => Volatile.Read(ref until);
        set => Volatile.Write(ref until, value);
    }
}
