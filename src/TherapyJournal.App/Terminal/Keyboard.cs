namespace TherapyJournal.App.Terminal;

/// <summary>A keyboard, read key by key. A read that is interrupted is not lost: the next one gets its key.</summary>
/// <param name="read">Waits for a key; null when there will be none any more.</param>
/// <param name="takeCtrlC">Whether Ctrl-C is a key from now on, or ends the program.</param>
internal sealed class Keyboard(Func<ConsoleKeyInfo?> read, Action<bool>? takeCtrlC = null)
{
    private Task<ConsoleKeyInfo?>? waiting;

    /// <summary>The next key, or null when the keyboard is gone.</summary>
    public async Task<ConsoleKeyInfo?> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        waiting ??= Task.Run(read, CancellationToken.None);
        var key = await waiting.WaitAsync(cancellation);
        cancellation.ThrowIfCancellationRequested();
        waiting = null;
        return key;
    }

    /// <summary>Whether Ctrl-C is a key among the others: it comes in its turn, and drops nothing that was typed before it.</summary>
    public void TakeCtrlC(bool asKey)
    {
        try
        {
            takeCtrlC?.Invoke(asKey);
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException)
        {
            // The window was closed. What was typed in it is on its way to being kept, and must not be lost over this.
        }
    }

    /// <summary>The keyboard of this process's terminal.</summary>
    public static Keyboard OfThisProcess() => new(ReadKey, asKey => Console.TreatControlCAsInput = asKey);

    private static ConsoleKeyInfo? ReadKey()
    {
        try
        {
            return Console.ReadKey(intercept: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
