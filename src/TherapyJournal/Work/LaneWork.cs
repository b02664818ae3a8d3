using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>When a worker is to stop.</summary>
/// <param name="Asked">From then on no step is begun.</param>
/// <param name="Abandon">From then on a step in hand is not waited for any more; never before <paramref name="Asked"/>.</param>
internal sealed record Stopping(CancellationToken Asked, CancellationToken Abandon)
{
    /// <summary>At once: a step in hand is broken off.</summary>
    public static Stopping At(CancellationToken cancel) => new(cancel, cancel);
}

/// <summary>Works one leased lane: its steps in order, each saved before the next begins.</summary>
internal sealed class LaneWork(
    IEnumerable<IWorkStep> steps,
    JournalStore store,
    WorkQueue queue,
    WorkOptions options,
    ILogger log
) : IDisposable
{
    // A step that takes its process down each time never comes to a result; beyond this it is parked.
    private const int CrashesForgiven = 50;

    private readonly Dictionary<string, IWorkStep> steps = steps.ToDictionary(s => s.Name, StringComparer.Ordinal);
    private readonly WorkSaver saver = new(store, queue);
    private int done;
    private int later;

    /// <summary>What became of the steps so far.</summary>
    public WorkedOff Worked => new(Volatile.Read(ref done), Volatile.Read(ref later));

    /// <summary>Works until the lane is empty or lost. It raises nothing: what was not saved is taken up again after the lease.</summary>
    public async Task RunAsync(LeasedLane lane, Stopping until)
    {
        try
        {
            if (lane.Items.Count == 0)
            {
                await saver.ReleaseAsync(lane);
            }
            while (lane.Items.Count > 0)
            {
                until.Asked.ThrowIfCancellationRequested();
                var item = lane.Items.Dequeue();
                if (!queue.Holds(lane))
                {
                    throw new LeaseLostException();
                }
                var result = await RunStepAsync(item, until.Abandon);
                if (await SaveAsync(lane, item, result) is StepResult.Later or StepResult.GivenUp)
                {
                    Interlocked.Increment(ref later);
                }
                else
                {
                    Interlocked.Increment(ref done);
                }
            }
        }
        catch (LeaseLostException)
        {
            log.LogInformation("Lane {Lane} was taken over by another worker", lane.Id);
        }
        catch (OperationCanceledException) when (until.Asked.IsCancellationRequested)
        {
            await GiveBackAsync(lane);
        }
        catch (Exception fault)
        {
            log.LogError(
                "Lane {Lane} could not be saved ({Fault}); its work is taken up again",
                lane.Id,
                fault.GetType().Name
            );
        }
    }

    /// <summary>Gives the lane back before its lease is over, with what was not begun.</summary>
    public async Task GiveBackAsync(LeasedLane lane)
    {
        try
        {
            await saver.ReleaseAsync(lane);
        }
        catch (Exception fault)
        {
            log.LogInformation(
                "Lane {Lane} was not given back ({Fault}); its lease runs out",
                lane.Id,
                fault.GetType().Name
            );
        }
    }

    public void Dispose() => saver.Dispose();

    // A result that cannot be saved counts as a failed try, or it would block its lane for ever.
    /// <returns>The result that was saved.</returns>
    private async Task<StepResult> SaveAsync(LeasedLane lane, WorkItem item, StepResult result)
    {
        try
        {
            await KeepAsync(lane, item, result);
            return result;
        }
        catch (Exception fault)
            when (result is StepResult.Done && fault is not LeaseLostException && !store.Kind.IsTransient(fault))
        {
            log.LogWarning("Step {Step} {Item} could not be saved ({Fault})", item.Kind, item.Id, fault.GetType().Name);
            var instead = new StepResult.Later(fault.GetType().Name);
            await KeepAsync(lane, item, instead);
            return instead;
        }
    }

    private Task KeepAsync(LeasedLane lane, WorkItem item, StepResult result)
    {
        var keepsOrder = steps.TryGetValue(item.Kind, out var step) && step.KeepsOrder;
        if (keepsOrder && result is StepResult.Later)
        {
            // Nothing behind it is begun: the lane goes on with it.
            lane.Items.Clear();
        }
        return saver.SaveAsync(new WorkSave(lane, item, result) { KeepsOrder = keepsOrder });
    }

    private async Task<StepResult> RunStepAsync(WorkItem item, CancellationToken cancel)
    {
        using var watched = WorkMeter.Begin(item.Kind);
        var begun = Stopwatch.GetTimestamp();
        var result = await TryStepAsync(item, cancel);
        WorkMeter.End(watched, item.Kind, result, Stopwatch.GetElapsedTime(begun));
        return result;
    }

    private async Task<StepResult> TryStepAsync(WorkItem item, CancellationToken cancel)
    {
        if (!steps.TryGetValue(item.Kind, out var step))
        {
            return new StepResult.Later("UnknownStep");
        }
        if (item.Attempts > options.Attempts + CrashesForgiven)
        {
            return new StepResult.Later("NeverEnds");
        }
        try
        {
            return await step.RunAsync(item, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // The type alone: a message could hold words.
            log.LogWarning("Step {Step} {Item} failed ({Fault})", item.Kind, item.Id, fault.GetType().Name);
            return new StepResult.Later(fault.GetType().Name);
        }
    }
}
