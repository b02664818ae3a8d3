using System.Text;
using Microsoft.Extensions.AI;

namespace TherapyJournal.Assistants;

/// <summary>Reads a stream to its end: what reaches a patient is checked as a whole. Only what a therapist waits for is shown on the way, see <see cref="AssistantStep.AskJournal"/>.</summary>
internal static class WholeAnswer
{
    // Words of English have about four characters a token, rare scripts fewer; sixteen are more than any answer needs.
    private const int MostCharactersAToken = 16;

    /// <param name="ask">Begins the stream.</param>
    /// <param name="mostTokens">The most that the answer may have.</param>
    /// <param name="silence">How long it may say nothing.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="soFar">Hears all of the text each time that more of it comes; null: nobody.</param>
    /// <param name="cancel">Stops it.</param>
    /// <summary>The answer; a stream that says nothing for <paramref name="silence"/>, or far too much, is given up.</summary>
    /// <exception cref="ModelFaultException">The stream failed, fell silent, or did not end.</exception>
    public static async Task<ChatResponse> ReadAsync(
        Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> ask,
        int mostTokens,
        TimeSpan silence,
        TimeProvider clock,
        Action<string>? soFar,
        CancellationToken cancel
    )
    {
        using var silent = new CancellationTokenSource(silence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, silent.Token);
        var text = new StringBuilder();
        UsageDetails? usage = null;
        try
        {
            await foreach (var update in ask(either.Token))
            {
                silent.CancelAfter(silence);
                text.Append(update.Text);
                usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? usage;
                if (text.Length > mostTokens * MostCharactersAToken)
                {
                    throw new ModelFaultException(AssistantFailure.TooLong);
                }
                if (update.Text.Length > 0)
                {
                    soFar?.Invoke(text.ToString());
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ModelFaultException(AssistantFailure.TimedOut);
        }
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text.ToString())) { Usage = usage };
    }
}
