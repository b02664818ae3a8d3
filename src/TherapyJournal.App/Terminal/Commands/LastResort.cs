using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Whatever fails on the way of somebody's words, whoever is in danger reads where to turn: the screen needs no store.</summary>
internal static class LastResort
{
    // Somebody in danger does not wait for a database that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Does the work. Where the words worry and nothing was said of it, because the work hangs or fails, says fixed words that need no record.</summary>
    public static async Task<int> AnswerAsync(CommandContext context, string words, Func<Task<int>> work)
    {
        if (FirstAid.For(words) is not { } fixedWords)
        {
            return await work();
        }
        // On another thread: the embedded database waits for a busy file without giving its own back.
        var working = Task.Run(work);
        await Task.WhenAny(working, Task.Delay(Patience));
        if (working is { IsCompletedSuccessfully: true, Result: ExitCode.Done } || context.CrisisWordsWereSaid)
        {
            return await working;
        }
        OwedWords.Show(context, fixedWords);
        return await working;
    }
}
