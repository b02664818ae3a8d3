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
        var renewing = new RenewLeases(queue, options, clock, log).RunAsync(held, ended.Token);
        using var abandon = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var asked = cancel.Register(() => abandon.CancelAfter(grace));
        var until = grace == TimeSpan.Zero ? Stopping.At(cancel) : new Stopping(cancel, abandon.Token);
        try
        {
            var quietSince = clock.GetTimestamp();
            while (true)
            {
                var woken = queue.Woken;
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
                await PauseAsync(pause, [woken], cancel);
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
        var places = new WorkPlaces(options.Parallel, options.WaitingForModels);
        var waiting = new Queue<LeasedLane>();
        var (worked, mayBeMore, woken) = (false, true, queue.Woken);
        try
        {
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                var (left, next) = (places.Left, queue.Woken);
                mayBeMore |= next != woken;
                woken = next;
                // Whoever merely leaves a place has added nothing: what was not there before is not looked for.
                if (mayBeMore && waiting.Count == 0 && places.Free > 0)
                {
                    var claimed = Hold(await queue.ClaimAsync(options.Parallel * 2, patient, cancel));
                    claimed.ForEach(waiting.Enqueue);
                    mayBeMore = claimed.Count == options.Parallel * 2;
                }
                while (places.Free > 0 && waiting.TryDequeue(out var lane))
                {
                    worked = true;
                    running.Add(places.TakeAsync(() => WorkLaneAsync(lane, held, until)));
                }
                if (running.Count == 0)
                {
                    return worked;
                }
                // A slow model in one lane must not keep new work of others waiting: look again after a while.
                // What came meanwhile is found at once where there is a place for it, and does not begin the wait anew elsewhere.
                Task[] awaited = places.Free > 0 ? [.. running, left, woken] : [.. running, left];
                var isStuck = await PauseAsync(options.PollSeconds, awaited, cancel);
                mayBeMore |= running.RemoveWhere(t => t.IsCompleted) > 0 || isStuck;
                // An alert goes past all of them: where they wait for models at once, else beyond what is worked otherwise.
                if (places.Free <= 0 && (isStuck || places.Spare > 0) && !cancel.IsCancellationRequested)
                {
                    var most = isStuck ? options.Parallel : places.Spare;
                    foreach (var lane in Hold(await queue.ClaimBeforeOthersAsync(most, patient, cancel)))
                    {
                        running.Add(places.TakeAsync(() => WorkLaneAsync(lane, held, until)));
                    }
                }
            }
        }
        finally
        {
            // Asked to stop: what was begun ends or is given back, so that nobody waits for a lease to run out.
            await Task.WhenAll([.. running, .. waiting.Select(lanes.GiveBackAsync)]);
        }

        List<LeasedLane> Hold(IReadOnlyList<LeasedLane> claimed)
        {
            foreach (var lane in claimed)
            {
                held[lane.Id] = lane;
            }
            return [.. claimed];
        }
    }

    /// <returns>Whether nothing happened meanwhile.</returns>
    private async Task<bool> PauseAsync(double seconds, IReadOnlyList<Task> or, CancellationToken cancel)
    {
        using var poll = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pause = Task.Delay(TimeSpan.FromSeconds(seconds), clock, poll.Token);
        var isQuiet = await Task.WhenAny([.. or, pause]) == pause;
        await poll.CancelAsync();
        return isQuiet;
    }

    private async Task WorkLaneAsync(LeasedLane lane, ConcurrentDictionary<Guid, LeasedLane> held, Stopping until)
    {
        await lanes.RunAsync(lane, until);
        // This very lease: the lane may have been leased to us again meanwhile.
        held.TryRemove(new KeyValuePair<Guid, LeasedLane>(lane.Id, lane));
    }
}
