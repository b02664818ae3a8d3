using TherapyJournal.Safety;

namespace TherapyJournal.Chats;

/// <summary>What becomes of a message when more came within a minute than is answered: words are kept as always and nothing is said to them, buttons and commands do nothing unless they keep words from others, and one sentence a minute says so.</summary>
/// <remarks>The words are screened, and answered where they tell of danger, by whoever handles the message.</remarks>
internal sealed class AnswerNoMore(ReadFixedWords fixedWords)
{
    /// <summary>What it comes to.</summary>
    /// <param name="turn">The message.</param>
    /// <param name="usual">What it would come to otherwise.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<ChatEffect> TakeAsync(
        ChatTurn turn,
        Func<ChatTurn, Task<ChatEffect>> usual,
        CancellationToken cancel
    )
    {
        if (PrivateInChat.KeepsBack(turn))
        {
            return await usual(turn);
        }
        var effect = IsWritten(turn) ? await usual(turn) : ChatEffect.None;
        var sentence =
            turn.Heard is { IsTold: false } && IsByHand(turn)
                ? FloodTexts.Patient(turn.MayKeep, await fixedWords.WhomToCallAsync(turn.Patient, cancel))
                : null;
        return effect with
        {
            Save = async saving =>
            {
                saving.IsQuiet = true;
                await effect.Save(saving);
                saving.IsQuiet = false;
                // Whoever is answered by the crisis words just now is told with the next one.
                if (sentence is not null && saving.Crisis is null)
                {
                    saving.Chat = saving.Chat with { Heard = saving.Chat.Heard! with { IsTold = true } };
                    await saving.SayAsync(sentence);
                }
            },
        };
    }

    /// <summary>Whether there is something to keep.</summary>
    private static bool IsWritten(ChatTurn turn) =>
        turn.ForJournal is not null || turn.Message.Kind == ChatMessageKind.Voice;

    private static bool IsByHand(ChatTurn turn) =>
        turn.Message.Kind is not (ChatMessageKind.Blocked or ChatMessageKind.Unblocked or ChatMessageKind.Group);
}

/// <summary>The one sentence to whoever writes faster than is answered.</summary>
internal static class FloodTexts
{
    public const string Therapist =
        "That is more than I can answer within a minute: nothing was done, apart from urgent alerts. Please try again in a minute.";

    /// <summary>To a patient; with whom to call, since /plan is not answered now either.</summary>
    public static string Patient(bool isKept, string whomToCall) =>
        $"You write faster than I can answer. {(isKept ? Kept : NotKept)} Buttons and commands do nothing now, but those that keep "
        + $"words private or discard them; please try the others again in a minute. If you need somebody now:\n\n{whomToCall}";

    private const string Kept =
        "What you write for your journal is kept all the same, and looked at for signs of danger as it comes.";
    private const string NotKept = "Nothing of it is kept here, but it is still looked at for signs of danger.";
}
