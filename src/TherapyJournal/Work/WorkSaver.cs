using System.Text;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>Saves what steps came to: result, end of the work and what follows, in one transaction, under the lease's fencing number.</summary>
internal sealed class WorkSaver : IDisposable
{
    private const int MostTogether = 32;
    private readonly JournalStore store;
    private readonly WorkQueue queue;
    private readonly GroupCommit<WorkSave> commits;

    public WorkSaver(JournalStore store, WorkQueue queue)
    {
        (this.store, this.queue) = (store, queue);
        commits = new GroupCommit<WorkSave>(CommitAsync, MostTogether);
    }

    /// <summary>Returns when it is committed; follow-ups in the same lane are put at the end of the lane's work.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken the lane over: nothing was saved.</exception>
    public Task SaveAsync(WorkSave save) => commits.SubmitAsync(save);

    /// <summary>Gives back a lane, due when its next work is: nothing was due in it after all, or the worker stops.</summary>
    /// <exception cref="LeaseLostException">Another worker has taken the lane over.</exception>
    public Task ReleaseAsync(LeasedLane lane) =>
        store.TransactAsync(
            async db =>
            {
                await ConfirmLeasesAsync(db, [lane]);
                await ReleaseAsync(db, [lane]);
            },
            CancellationToken.None
        );

    public void Dispose() => commits.Dispose();

    private async Task CommitAsync(IReadOnlyList<WorkSave> batch)
    {
        var followUps = await store.TransactAsync(db => SaveAsync(db, batch), CancellationToken.None);
        foreach (var (lane, item) in followUps)
        {
            // It is begun right away under the lease that we hold.
            item.Attempts = 1;
            lane.Items.Enqueue(item);
        }
    }

    private async Task<List<(LeasedLane, WorkItem)>> SaveAsync(JournalDb db, IReadOnlyList<WorkSave> batch)
    {
        await ConfirmLeasesAsync(db, [.. batch.Select(s => s.Lane).DistinctBy(l => l.Id)]);
        var finished = batch.Where(s => s.Result is StepResult.Done).Select(s => s.Item.Id).ToList();
        if (await db.WorkItems.Where(w => finished.Contains(w.Id)).ExecuteDeleteAsync() != finished.Count)
        {
            // An earlier try was committed and only its answer was lost: nothing must be saved twice.
            throw new LeaseLostException();
        }
        var followUps = new List<(LeasedLane, WorkItem)>();
        var goingOn = new HashSet<Guid>();
        foreach (var save in batch)
        {
            var (lane, item, result) = save;
            if (result is StepResult.Later later)
            {
                var due = queue.NextTry(item, later.After);
                await (
                    save.KeepsOrder && due != WorkQueue.Parked
                        ? StayInLaneAsync(db, item, later.Fault, due)
                        : LeaveLaneAsync(db, lane, item, later.Fault, due)
                );
                continue;
            }
            if (result is StepResult.GivenUp given)
            {
                await LeaveLaneAsync(db, lane, item, given.Fault, WorkQueue.Parked);
                continue;
            }
            var done = (StepResult.Done)result;
            if (done.Save is not null)
            {
                await done.Save(db);
            }
            foreach (var happened in done.Events)
            {
                foreach (var next in await queue.AddAsync(db, happened, lane.Id))
                {
                    if (next.LaneId == lane.Id && happened.Due is null)
                    {
                        followUps.Add((lane, next));
                        goingOn.Add(lane.Id);
                    }
                }
            }
        }
        await db.SaveChangesAsync();
        await ReleaseAsync(
            db,
            [.. batch.Select(s => s.Lane).Where(l => l.Items.Count == 0 && !goingOn.Contains(l.Id))]
        );
        return followUps;
    }

    // The rows stay locked until the commit, so that nobody takes a lane over in between.
    private static async Task ConfirmLeasesAsync(JournalDb db, IReadOnlyList<LeasedLane> lanes)
    {
        var sql = new StringBuilder("update lanes set fence = fence where ");
        var values = new List<object>();
        foreach (var lane in lanes)
        {
            sql.Append(values.Count == 0 ? "" : " or ");
            sql.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"(id = {{{values.Count}}} and fence = {{{values.Count + 1}}})"
            );
            values.Add(lane.Id);
            values.Add(lane.Fence);
        }
        if (await db.Database.ExecuteSqlRawAsync(sql.ToString(), values) != lanes.Count)
        {
            throw new LeaseLostException();
        }
    }

    // A step that waits gets a lane of its own, so that a dead model never blocks what the patient writes next.
    private async Task LeaveLaneAsync(JournalDb db, LeasedLane lane, WorkItem item, string why, long due)
    {
        await db
            .WorkItems.Where(w => w.Id == item.Id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(w => w.LaneId, item.Id).SetProperty(w => w.Due, due).SetProperty(w => w.Fault, why)
            );
        await queue.TouchAsync(db, item.Id, lane.Patient, due);
    }

    // What stands behind it waits with it: see WorkQueue.ClaimAsync.
    private static Task StayInLaneAsync(JournalDb db, WorkItem item, string why, long due) =>
        db
            .WorkItems.Where(w => w.Id == item.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.Due, due).SetProperty(w => w.Fault, why));

    private static async Task ReleaseAsync(JournalDb db, IReadOnlyList<LeasedLane> lanes)
    {
        if (lanes.Count == 0)
        {
            return;
        }
        var ids = lanes.Select(l => l.Id).ToList();
        await db
            .Lanes.Where(l => ids.Contains(l.Id))
            .ExecuteUpdateAsync(set =>
                set.SetProperty(l => l.LeaseUntil, 0)
                    .SetProperty(
                        l => l.Due,
                        l =>
                            db.WorkItems.Where(w => w.LaneId == l.Id && w.Fault != null && w.Id != l.Id)
                                .Min(w => (long?)w.Due)
                            ?? db.WorkItems.Where(w => w.LaneId == l.Id).Min(w => (long?)w.Due)
                            ?? WorkQueue.Parked
                    )
            );
    }
}

/// <summary>What one step came to, in the lane in which it ran.</summary>
internal sealed record WorkSave(LeasedLane Lane, WorkItem Item, StepResult Result)
{
    /// <summary>Whether it stays where it is in its lane, when it is to be tried again.</summary>
    public bool KeepsOrder { get; init; }
}

/// <summary>Another worker has taken the lane over; nothing was saved.</summary>
internal sealed class LeaseLostException() : Exception("The lease on this lane has passed to another worker.");
