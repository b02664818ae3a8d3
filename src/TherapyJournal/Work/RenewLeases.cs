using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.Work;

/// <summary>Holds the lanes of a worker for as long as it works them, so that no other takes them over.</summary>
internal sealed class RenewLeases(WorkQueue queue, WorkOptions options, TimeProvider clock, ILogger log)
{
    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(ConcurrentDictionary<Guid, LeasedLane> held, CancellationToken cancel)
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
