using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.Chats;

/// <summary>What a patient asks of their therapist from the chat: to be called, said in their own words, and /export.</summary>
/// <remarks>Words of an entry that is being written are part of it, whatever they say; whoever asks there to be called is heard besides.</remarks>
internal sealed class RequestInChat(PassOn passOn, ReadFixedWords fixedWords, WriteInChat write) : IChatTopic
{
    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) =>
        turn.Command is { Name: "export" } ? await ExportAsync(turn, cancel)
        : ShortWords.Of(turn) is { } said && CallMeWords.Are(said) ? await CallAsync(turn, cancel)
        : IsAskedWhileWriting(turn) ? await CallBesidesAsync(turn, cancel)
        : null;

    private static bool IsAskedWhileWriting(ChatTurn turn) =>
        turn is { Command: null, MayKeep: true, Chat.Begun: not null }
        && turn.Message is { Kind: ChatMessageKind.Words, Words: { } words }
        && CallMeWords.Are(ShortWords.Of(words));

    // The words stay in the entry, which may be private: of them the request has none.
    private async Task<ChatEffect?> CallBesidesAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (write.WordsOf(turn) is not { } kept)
        {
            return null;
        }
        var ready = await passOn.PrepareAsync(turn.Patient, PatientRequestKind.Call, words: null, cancel);
        return kept with
        {
            Save = async saving =>
            {
                await kept.Save(saving);
                await ready.SaveAsync(saving);
                await saving.SayAsync(RequestTexts.CallPassedOn);
            },
        };
    }

    // Theirs by right, whatever was agreed to; of what they typed nothing is kept.
    private async Task<ChatEffect> ExportAsync(ChatTurn turn, CancellationToken cancel)
    {
        var ready = await passOn.PrepareAsync(turn.Patient, PatientRequestKind.Export, words: null, cancel);
        return new ChatEffect(async saving =>
        {
            await ready.SaveAsync(saving);
            await saving.SayAsync(RequestTexts.ExportPassedOn);
        });
    }

    private async Task<ChatEffect> CallAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (!MayPassOn(turn.Standing))
        {
            return new ChatEffect(async saving =>
            {
                await saving.SayAsync(RequestTexts.CallNotPassedOn);
                await WhyNotKept.SayAsync(saving);
            });
        }
        var standing = (await fixedWords.RunAsync(turn.Patient, cancel) as ReadOutcome<FixedWords?>.Open)?.Value;
        var ready = await passOn.PrepareAsync(turn.Patient, PatientRequestKind.Call, turn.Message.Words, cancel);
        return new ChatEffect(async saving =>
        {
            await ready.SaveAsync(saving);
            saving.Chat = saving.Chat with { Awaits = Consents.StillAwaited(saving.Chat) };
            // Whoever is answered by the crisis words just now has the numbers already.
            await saving.SayAsync(
                standing is null || saving.Crisis is not null
                    ? RequestTexts.CallPassedOn
                    : $"{RequestTexts.CallPassedOn}\n\n{standing.InFull}"
            );
        })
        {
            Entry = ready.Id,
        };
    }

    // Also while the journaling is paused: to be called needs no journal.
    private static bool MayPassOn(PatientStandingContent standing) =>
        standing.Allows(ConsentKind.Keeping)
        && standing.Allows(ConsentKind.Telegram)
        && standing.Status != PatientStatus.Ended;
}
