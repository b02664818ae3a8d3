namespace TherapyJournal.Assistants;

/// <summary>Asks once more, soon, where that may help. Longer waits belong to the queue, which lets others pass meanwhile.</summary>
internal static class OneRetry
{
    /// <summary>The pause where the service names none.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The answer of the first or the second try.</summary>
    /// <exception cref="ModelFaultException">The second try failed too, or none would have helped.</exception>
    public static async Task<TAnswer> AskAsync<TAnswer>(
        Func<Task<TAnswer>> ask,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        try
        {
            return await ask();
        }
        catch (ModelFaultException fault) when (fault.AgainAfter is { } pause && pause <= Longest)
        {
            await Task.Delay(pause, clock, cancel);
        }
        return await ask();
    }
}
