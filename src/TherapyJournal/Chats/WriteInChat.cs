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
    PatientRecords records,
    Keys keys,
    CloseEntry close,
    EditEntry edit,
    TakeBackEntry takeBack,
    ChatOptions options,
    TimeProvider clock
) : IChatTopic
{
    public const string Ends = "done:";
    public const string KeepsPrivate = "private:";
    public const string Discards = "discard:";
    public const string TakesBack = "take-back:";

    public async Task<ChatEffect?> TakeAsync(ChatTurn turn, CancellationToken cancel) =>
        turn.Message.Kind switch
        {
            ChatMessageKind.Tap => await TappedAsync(turn, cancel),
            ChatMessageKind.Edited => await EditedAsync(turn, cancel),
            ChatMessageKind.Words
            or ChatMessageKind.NotWords when turn is { Command: null, Message.Words: { } words } => Written(
                turn,
                words
            ),
            _ => null,
        };

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
            ? await close.PrepareAsync(
                turn.Patient,
                begun,
                turn.Message.From.Channel,
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
        if (turn.Message.Words is not { } words)
        {
            return ChatEffect.None;
        }
        var hash = turn.Message.From.HashOf(turn.Message.Number ?? 0, keys);
        var part = await store.ReadAsync(
            db => db.EntryParts.FirstOrDefaultAsync(p => p.MessageHash == hash && p.PatientId == turn.Patient, cancel),
            cancel
        );
        // Of something that was not kept, or is gone: the words are screened, and stay unkept.
        if (part is null)
        {
            return ChatEffect.None;
        }
        var isOpen = turn.Chat.Begun?.Id == part.EntryId;
        if (!turn.MayKeep || (!isOpen && !await TryEditAsync(turn, part, words, cancel)))
        {
            return ChatEffect.Say(ChatTexts.NotChanged);
        }
        return new ChatEffect(async saving =>
        {
            if (await saving.Db.EntryParts.FirstOrDefaultAsync(p => p.Id == part.Id) is { } row)
            {
                saving.Sealer.Seal(row, new EntryPartContent(Utf16.Mend(words, out _), turn.Message.At));
            }
        })
        {
            Entry = isOpen ? part.EntryId : null,
            IsPrivate = isOpen && turn.Chat.Begun?.IsPrivate == true,
            IsScreened = !isOpen,
        };
    }

    // Before the message's own transaction: run again, it finds the entry changed already and does nothing.
    private async Task<bool> TryEditAsync(ChatTurn turn, EntryPart part, string words, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Patient(turn.Patient),
            turn.Patient,
            Purpose.EditEntry,
            async (record, db) =>
            {
                var parts = await EntryParts.ReadAsync(record, db, part.EntryId, cancel);
                var before = EntryParts.Text(parts.Select(p => p.Content));
                var after = EntryParts.Text(
                    parts.Select(p => p.Row.Id == part.Id ? p.Content with { Text = words } : p.Content)
                );
                var now = (await ReadEntries.OneAsync(record, db, part.EntryId))?.Content.Text;
                // Changed in another place since: the messages of then would bring back what was taken out.
                return now == before || now == after ? after : null;
            },
            cancel
        );
        return read is ReadOutcome<string?>.Open { Value: { } text }
            && await edit.EditAsync(turn.Patient, part.EntryId, text, cancel)
                is ChangeEntryOutcome.Changed
                    or ChangeEntryOutcome.Unchanged;
    }
}
