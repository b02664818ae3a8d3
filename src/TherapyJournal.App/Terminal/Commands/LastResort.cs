using TherapyJournal.Safety;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>Whatever fails on the way of somebody's words, whoever is in danger reads where to turn: the screen needs no store.</summary>
internal static class LastResort
{
    // Somebody in danger does not wait for a database that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Does the work; where it hangs for some seconds or fails, says first whom to call.</summary>
    public static async Task<T> WithWhomToCallAsync<T>(CommandContext context, Func<Task<T>> work)
    {
        var working = Task.Run(work);
        await Task.WhenAny(working, Task.Delay(Patience));
        // A sentence that somebody typed another name, or a wrong number, is an answer; who pressed Ctrl-C wants none.
        if (
            !working.IsCompletedSuccessfully
            && !working.IsCanceled
            && working.Exception?.InnerException is not TerminalStop
        )
        {
            OwedWords.Show(context, FirstAid.WhomToCall);
        }
        return await working;
    }

    /// <summary>Does the work, for at most the minute that words may take. Where they worry and nothing was said of it, because the work hangs or fails, says fixed words that need no record.</summary>
    /// <exception cref="TimeoutException">The minute is over, and whether the words are kept is not known.</exception>
    public static async Task<int> AnswerAsync(
        CommandContext context,
        string words,
        Func<Task<int>> work,
        TimeForWords? time = null
    )
    {
        context.TimeForWords = time ?? new TimeForWords();
        // On another thread: the embedded database waits for a busy file without giving its own back.
        var working = Task.Run(work);
        if (FirstAid.For(words) is { } fixedWords)
        {
            await Task.WhenAny(working, Task.Delay(Patience));
            var isDone = working is { IsCompletedSuccessfully: true, Result: ExitCode.Done };
            if (!isDone && !context.CrisisWordsWereSaid)
            {
                OwedWords.Show(context, fixedWords);
            }
        }
        try
        {
            return await working.WaitAsync(context.TimeForWords.ForAll);
        }
        catch (TimeoutException) when (context.WordsAreKept)
        {
            context.Screen.Remark("It is kept, and what follows waits.");
            return ExitCode.Done;
        }
    }
}
