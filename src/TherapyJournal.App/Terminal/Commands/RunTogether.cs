namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Parts of one process that run until it is to stop: where one of them breaks, the others stop too, so that whoever watches the process starts it anew.</summary>
internal static class RunTogether
{
    /// <summary>Of the fifteen seconds that a host waits after SIGTERM, what the whole may take.</summary>
    public static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(14);

    /// <summary>What a step in hand has of them.</summary>
    public static readonly TimeSpan GraceOfStep = TimeSpan.FromSeconds(10);

    /// <summary>Runs the parts until they are cancelled.</summary>
    /// <exception cref="Exception">Whatever the first part that broke raised.</exception>
    public static async Task UntilAsync(
        CancellationToken cancel,
        params IReadOnlyList<Func<CancellationToken, Task>> parts
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = parts.Select(part => part(stop.Token)).ToList();
        var open = running.ToHashSet();
        while (open.Count > 0)
        {
            var ended = await Task.WhenAny(open);
            open.Remove(ended);
            if (!ended.IsCompletedSuccessfully)
            {
                await stop.CancelAsync();
            }
        }
        var broken = running.Find(part => part.IsFaulted);
        if (broken is not null)
        {
            await broken;
        }
        cancel.ThrowIfCancellationRequested();
    }
}
