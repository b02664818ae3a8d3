using Microsoft.EntityFrameworkCore;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Writing: one message or ten make an entry, until its writer says so or falls silent. Nothing of it needs a command.</summary>
internal sealed class WriteInChat(
    JournalStore store,
    Keys keys,
    CloseEntry close,
    ChangePart change,
    TakeBackEntry takeBack,
    ChatOptions options,
    TimeProvider clock
) : IChatTopic
{
    // So many of the longest messages are what one entry may hold.
    internal const int MostParts = 60;

    public const string Ends = "done:";
    public const string KeepsPrivate = "private:";
    public const string Discards = "discard:";
    public const string TakesBack = "take-back:";

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) =>
        turn.Message.Kind switch
        {
            ChatMessageKind.Tap => await TappedAsync(turn, cancel),
            ChatMessageKind.Edited => await EditedAsync(turn, cancel),
            ChatMessageKind.Words or ChatMessageKind.NotWords => turn.Chat.Begun is { Parts: >= MostParts } full
                ? await BeginAnewAsync(turn, full, cancel)
                : WordsOf(turn),
            _ => null,
        };

    /// <summary>Keeps the words of a message; null: it has none.</summary>
    public ChatEffect? WordsOf(ChatTurn turn) => turn.ForJournal is { } words ? Written(turn, words) : null;

    /// <summary>One entry holds no more: it ends here, and the next begins with these words.</summary>
    private async Task<ChatEffect?> BeginAnewAsync(ChatTurn turn, EntryBegun full, CancellationToken cancel)
    {
        if (WordsOf(turn with { Chat = turn.Chat with { Begun = null } }) is not { } next || !turn.MayKeep)
        {
            return WordsOf(turn);
        }
        var channel = turn.Message.From.Channel;
        var end = await close.PrepareAsync(turn.Patient, full, channel, full.EndsPrivate ?? full.IsPrivate, cancel);
        return next with
        {
            Save = async saving =>
            {
                // What an entry came to is said also where so much was written that nothing else is.
                var isQuiet = saving.IsQuiet;
                saving.IsQuiet = false;
                await end.Save(saving);
                saving.IsQuiet = isQuiet;
                await next.Save(saving);
            },
        };
    }

    private ChatEffect Written(ChatTurn turn, string words)
    {
        if (!turn.MayKeep)
        {
            return new ChatEffect(saving => WhyNotKept.SayAsync(saving));
        }
        var begun = turn.Chat.Begun;
        var at = turn.Now.ToUnixTimeMilliseconds();
        var entry = begun is null
            ? new EntryBegun(RowId.New(clock), at) { IsPrivate = turn.Chat.WritesPrivately }
            : begun with
            {
                LastAt = at,
                Parts = begun.Parts + 1,
            };
        return new ChatEffect(saving => KeepAsync(saving, turn, entry, words, isFirst: begun is null))
        {
            Entry = entry.Id,
            IsPrivate = entry.IsPrivate,
        };
    }

    private async Task KeepAsync(ChatSaving saving, ChatTurn turn, EntryBegun entry, string words, bool isFirst)
    {
        var row = new EntryPart
        {
            Id = RowId.New(clock),
            EntryId = entry.Id,
            MessageHash = turn.Message.From.HashOf(turn.Message.Number ?? 0, keys),
        };
        saving.Sealer.Seal(row, new EntryPartContent(Utf16.Mend(words, out _), turn.Message.At));
        saving.Db.EntryParts.Add(row);
        var isUrgent = saving.Crisis?.Level == RiskLevel.Urgent;
        var begun = entry with { IsUrgent = entry.IsUrgent || isUrgent };
        saving.Chat = saving.Chat with { Begun = begun, Awaits = Consents.StillAwaited(saving.Chat) };
        if (isFirst || isUrgent)
        {
            // Once for an entry, and once more where it ends sooner: whoever looks too early looks again.
            var due = turn.Now + CloseQuietEntry.Pause(options, begun);
            await saving.AddAsync(CloseQuietEntry.Begun(saving.Patient, entry.Id, turn.Message.From.Lane(keys), due));
        }
        if (isFirst)
        {
            await saving.SayAsync(
                saving.Crisis is not null ? ChatTexts.ListeningStill
                    : turn.Message.Kind == ChatMessageKind.NotWords ? ChatTexts.ListeningToWordsAlone
                    : entry.IsPrivate ? PrivateTexts.Listening
                    : ChatTexts.Listening,
                WritingButtons.Of(entry)
            );
        }
    }

    private async Task<ChatEffect?> TappedAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (ChatTurn.Meant(turn, TakesBack) is { } kept)
        {
            return ChatEffect.Say(
                await takeBack.RunAsync(turn.Patient, kept, cancel) is TakeBackOutcome.Refused
                    ? ChatTexts.NotTakenBack
                    : ChatTexts.TakenBack
            );
        }
        if (
            (ChatTurn.Meant(turn, Ends) ?? ChatTurn.Meant(turn, KeepsPrivate) ?? ChatTurn.Meant(turn, Discards))
            is not { } entry
        )
        {
            return null;
        }
        if (turn.Chat.Begun is not { } begun || begun.Id != entry)
        {
            return ChatEffect.Say(ChatTexts.FinishedBefore);
        }
        return ChatTurn.Meant(turn, Discards) is null
            ? await close.EndAsync(
                turn,
                begun,
                isPrivate: begun.IsPrivate || ChatTurn.Meant(turn, KeepsPrivate) is not null,
                cancel
            )
            : new ChatEffect(async saving =>
            {
                await EntryParts.RemoveAsync(saving.Db, entry);
                saving.Chat = saving.Chat with { Begun = null };
                await saving.SayAsync(ChatTexts.Discarded);
            });
    }

    private async Task<ChatEffect?> EditedAsync(ChatTurn turn, CancellationToken cancel)
    {
        if (turn.ForJournal is not { } words)
        {
            return ChatEffect.None;
        }
        var hash = turn.Message.From.HashOf(turn.Message.Number ?? 0, keys);
        var part = await store.ReadAsync(
            db => db.EntryParts.FirstOrDefaultAsync(p => p.MessageHash == hash && p.PatientId == turn.Patient, cancel),
            cancel
        );
        // Of something that was not kept, or is gone: the words are screened, and stay unkept.
        return part is null ? ChatEffect.None : await change.RunAsync(turn, part, words, cancel);
    }
}
