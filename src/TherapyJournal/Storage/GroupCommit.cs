using System.Collections.Concurrent;

namespace TherapyJournal.Storage;

/// <summary>Commits what several callers want to save at the same moment in one transaction, and tells each its own result.</summary>
/// <remarks>
/// The first caller to find nobody committing commits for all who wait. When the joint commit fails, each item is
/// tried alone, so that one bad item never fails its neighbours.
/// </remarks>
internal sealed class GroupCommit<T>(Func<IReadOnlyList<T>, Task> commit, int most) : IDisposable
{
    private readonly ConcurrentQueue<Waiting> queue = new();
    private readonly SemaphoreSlim leader = new(1, 1);

    /// <summary>Returns when the item is committed.</summary>
    /// <exception cref="Exception">Whatever the commit of this item alone raised.</exception>
    public Task SubmitAsync(T item) => SubmitAllAsync([item]);

    /// <summary>The same for items that come at once: they are committed together, as far as <c>most</c> allows.</summary>
    public async Task SubmitAllAsync(IEnumerable<T> items)
    {
        var waiting = items.Select(i => new Waiting(i)).ToList();
        if (waiting.Count == 0)
        {
            return;
        }
        waiting.ForEach(queue.Enqueue);
        await leader.WaitAsync();
        try
        {
            while (!waiting.TrueForAll(w => w.Done.Task.IsCompleted))
            {
                await CommitNextAsync();
            }
        }
        finally
        {
            leader.Release();
        }
        await Task.WhenAll(waiting.Select(w => w.Done.Task));
    }

    private async Task CommitNextAsync()
    {
        var batch = new List<Waiting>();
        while (batch.Count < most && queue.TryDequeue(out var next))
        {
            batch.Add(next);
        }
        try
        {
            await commit([.. batch.Select(w => w.Item)]);
            batch.ForEach(w => w.Done.SetResult());
        }
        catch (CommittedException committed)
        {
            batch.ForEach(w => w.Done.SetException(committed.Fault));
        }
        catch (Exception fault) when (batch.Count == 1)
        {
            batch[0].Done.SetException(fault);
        }
        catch (Exception)
        {
            foreach (var waiting in batch)
            {
                await CommitAloneAsync(waiting);
            }
        }
    }

    private async Task CommitAloneAsync(Waiting waiting)
    {
        try
        {
            await commit([waiting.Item]);
            waiting.Done.SetResult();
        }
        catch (Exception fault)
        {
            waiting.Done.SetException(fault is CommittedException committed ? committed.Fault : fault);
        }
    }

    public void Dispose() => leader.Dispose();

    private sealed class Waiting(T item)
    {
        public T Item { get; } = item;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>It is committed, and what had to follow failed: whoever waits is told of that fault, and nothing is committed again.</summary>
internal sealed class CommittedException(Exception fault)
    : Exception("It is committed, and what had to follow failed.", fault)
{
    public Exception Fault { get; } = fault;
}
