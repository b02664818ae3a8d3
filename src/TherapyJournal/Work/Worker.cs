using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>Works the queue: lanes in parallel, each lane in order.</summary>
public sealed class Worker(
    WorkQueue queue,
    JournalStore store,
    IEnumerable<IWorkStep> steps,
    WorkOptions options,
    TimeProvider clock,
    ILogger<Worker> log
) : IDisposable
{
    // The contract's bound: a dead worker's lease is over by then.
    private static readonly TimeSpan LongestWaitForLeases = TimeSpan.FromSeconds(15);
    private readonly LaneWork lanes = new(steps, store, queue, options, log);

    /// <summary>What became of the steps since this process began.</summary>
    public WorkedOff Worked => lanes.Worked;

    /// <summary>Works until cancelled. Then nothing new is begun, what was not begun is given back, and a step in hand has this long to end.</summary>
    public Task RunAsync(TimeSpan grace, CancellationToken cancel) =>
        RunAsync(patient: null, idleAfter: null, grace, cancel);

    /// <summary>Works until nothing is due; waits for leases of dead workers, not for later retries or the calendar.</summary>
    public Task RunUntilIdleAsync(CancellationToken cancel) =>
        RunAsync(patient: null, idleAfter: LongestWaitForLeases, TimeSpan.Zero, cancel);

    /// <summary>Works what is due for one patient, also where another worker is at it; gives up waiting after <paramref name="longest"/>.</summary>
    public async Task DrainAsync(PatientId patient, TimeSpan longest, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(longest, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            await RunAsync(patient, idleAfter: longest, TimeSpan.Zero, both.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // What is not done by now stays in the queue for a worker.
        }
    }

    public void Dispose() => lanes.Dispose();

    private async Task RunAsync(PatientId? patient, TimeSpan? idleAfter, TimeSpan grace, CancellationToken cancel)
    {
        var held = new ConcurrentDictionary<Guid, LeasedLane>();
        // Leases are renewed until the last step has ended, also while it has its grace.
        using var ended = new CancellationTokenSource();
        var renewing = RenewAsync(held, ended.Token);
        using var abandon = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var asked = cancel.Register(() => abandon.CancelAfter(grace));
        var until = grace == TimeSpan.Zero ? Stopping.At(cancel) : new Stopping(cancel, abandon.Token);
        try
        {
            var quietSince = clock.GetTimestamp();
            while (true)
            {
                if (await TryWorkOffAsync(held, patient, goOn: idleAfter is null, until))
                {
                    quietSince = clock.GetTimestamp();
                    continue;
                }
                if (
                    idleAfter is { } longest
                    && (!await queue.AnyDueAsync(patient, cancel) || clock.GetElapsedTime(quietSince) > longest)
                )
                {
                    return;
                }
                var pause = idleAfter is null ? options.PollSeconds : Math.Min(options.PollSeconds, 0.1);
                await Task.Delay(TimeSpan.FromSeconds(pause), clock, cancel);
            }
        }
        finally
        {
            await ended.CancelAsync();
            await renewing;
        }
    }

    // The database may be away for longer than a unit of work waits for it. A worker that is to run for ever outlasts that.
    private async Task<bool> TryWorkOffAsync(
        ConcurrentDictionary<Guid, LeasedLane> held,
        PatientId? patient,
        bool goOn,
        Stopping until
    )
    {
        try
        {
            return await WorkOffAsync(held, patient, until);
        }
        catch (Exception fault) when (goOn && store.Kind.IsTransient(fault))
        {
            log.LogWarning("The database cannot be reached ({Fault}); the worker tries again", fault.GetType().Name);
            return false;
        }
    }

    /// <returns>Whether there was anything to do.</returns>
    private async Task<bool> WorkOffAsync(
        ConcurrentDictionary<Guid, LeasedLane> held,
        PatientId? patient,
        Stopping until
    )
    {
        var cancel = until.Asked;
        var running = new HashSet<Task>();
        var waiting = new Queue<LeasedLane>();
        var worked = false;
        try
        {
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                if (waiting.Count == 0 && running.Count < options.Parallel)
                {
                    foreach (var lane in await queue.ClaimAsync(options.Parallel * 2, patient, cancel))
                    {
                        held[lane.Id] = lane;
                        waiting.Enqueue(lane);
                    }
                }
                while (running.Count < options.Parallel && waiting.TryDequeue(out var lane))
                {
                    worked = true;
                    running.Add(WorkLaneAsync(lane, held, until));
                }
                if (running.Count == 0)
                {
                    return worked;
                }
                // A slow model in one lane must not keep new work of others waiting: look again after a while.
                using var poll = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                var pause = Task.Delay(TimeSpan.FromSeconds(options.PollSeconds), clock, poll.Token);
                var isStuck = await Task.WhenAny([.. running, pause]) == pause;
                await poll.CancelAsync();
                running.RemoveWhere(t => t.IsCompleted);
                // All of them may wait for models: an alert goes past, beyond what is worked at the same time otherwise.
                if (isStuck && !cancel.IsCancellationRequested && running.Count >= options.Parallel)
                {
                    foreach (var lane in await queue.ClaimBeforeOthersAsync(options.Parallel, patient, cancel))
                    {
                        held[lane.Id] = lane;
                        running.Add(WorkLaneAsync(lane, held, until));
                    }
                }
            }
        }
        finally
        {
            // Asked to stop: what was begun ends or is given back, so that nobody waits for a lease to run out.
            await Task.WhenAll([.. running, .. waiting.Select(lanes.GiveBackAsync)]);
        }
    }

    private async Task WorkLaneAsync(LeasedLane lane, ConcurrentDictionary<Guid, LeasedLane> held, Stopping until)
    {
        await lanes.RunAsync(lane, until);
        // This very lease: the lane may have been leased to us again meanwhile.
        held.TryRemove(new KeyValuePair<Guid, LeasedLane>(lane.Id, lane));
    }

    private async Task RenewAsync(ConcurrentDictionary<Guid, LeasedLane> held, CancellationToken cancel)
    {
        var every = TimeSpan.FromSeconds(options.LeaseSeconds / 3);
        try
        {
            while (true)
            {
                await Task.Delay(every, clock, cancel);
                try
                {
                    await queue.RenewAsync(held.Values, cancel);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    log.LogWarning("Leases could not be renewed ({Fault})", fault.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The worker has stopped.
        }
    }
}
