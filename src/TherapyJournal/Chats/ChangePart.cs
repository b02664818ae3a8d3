using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Puts other words in the place of one message of an entry, before the entry is finished and after.</summary>
internal sealed class ChangePart(PatientRecords records, EditEntry edit)
{
    /// <summary>What it comes to.</summary>
    public async Task<ChatEffect> RunAsync(ChatTurn turn, EntryPart part, string words, CancellationToken cancel)
    {
        var isOpen = turn.Chat.Begun?.Id == part.EntryId;
        if (!turn.MayKeep || (!isOpen && !await TryEditAsync(turn, part, words, cancel)))
        {
            return ChatEffect.Say(ChatTexts.NotChanged);
        }
        var at = await WrittenAtAsync(turn, part, cancel);
        return new ChatEffect(async saving =>
        {
            if (await saving.Db.EntryParts.FirstOrDefaultAsync(p => p.Id == part.Id) is { } row)
            {
                saving.Sealer.Seal(row, new EntryPartContent(Utf16.Mend(words, out _), at));
            }
        })
        {
            Entry = isOpen ? part.EntryId : null,
            IsPrivate = isOpen && turn.Chat.Begun?.IsPrivate == true,
            IsScreened = !isOpen,
            IsChange = true,
        };
    }

    // It stays at its place among the others.
    private async Task<long> WrittenAtAsync(ChatTurn turn, EntryPart part, CancellationToken cancel) =>
        turn.Message.Kind == ChatMessageKind.Edited ? turn.Message.At
        : await records.ReadAsync(
            new Reader.Patient(turn.Patient),
            turn.Patient,
            Purpose.EditEntry,
            (record, _) => Task.FromResult(record.Open(part).At),
            cancel
        )
            is ReadOutcome<long>.Open { Value: var at }
            ? at
        : turn.Message.At;

    // Of many changes within a minute a model is asked once, about the last.
    private static Instant? AskedFrom(ChatTurn turn) => turn.IsBeyond ? turn.Now + CountMessages.Waits : null;

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
            && await edit.EditAsync(turn.Patient, part.EntryId, text, cancel, AskedFrom(turn))
                is ChangeEntryOutcome.Changed
                    or ChangeEntryOutcome.Unchanged;
    }
}
