using TherapyJournal.Records;

namespace TherapyJournal.App.Web;

/// <summary>Whether this process can do its work at this moment.</summary>
internal sealed class Readiness(LookAtStore store, TimeProvider clock) : IDisposable
{
    // Anybody may ask; the database is asked once a second at most.
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile bool isOpen;
    private volatile bool ends;
    private long? seenAt;
    private bool seen;

    /// <summary>Whether the store was opened. It stays so while the process ends: a request that is open is answered.</summary>
    public bool IsOpen => isOpen;

    /// <summary>The store is open.</summary>
    public void Open() => isOpen = true;

    /// <summary>The process ends: whoever shares out requests is to send no more.</summary>
    public void End() => ends = true;

    /// <summary>Whether the store is open, answers, and has no migration that waits.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        if (!isOpen || ends)
        {
            return false;
        }
        await turn.WaitAsync(cancel);
        try
        {
            if (seenAt is not { } at || clock.GetElapsedTime(at) > Holds)
            {
                seen = await LookAsync(cancel);
                seenAt = clock.GetTimestamp();
            }
            return seen && !ends;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> LookAsync(CancellationToken cancel)
    {
        using var bound = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancel);
        try
        {
            // In a thread of its own: SQLite waits for a busy file without listening.
            return await Task.Run(() => store.RunAsync(either.Token), either.Token).WaitAsync(either.Token)
                == StoreLook.Ready;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
