using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Step: brings owed words into a patient's chat.</summary>
internal sealed class SendMessage(PatientRecords records, WrittenWords words, SayInChat say, TimeProvider clock)
    : IWorkStep
{
    public string Name => nameof(SendMessage);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.TalkInChat,
            async (record, db) =>
                await db.Outbox.FirstOrDefaultAsync(m => m.Id == item.SubjectId && m.DeliveredAt == null, cancel)
                    is { } row
                    ? AsOldAsItsEntry(row, record.Open(row))
                    : null,
            cancel
        );
        if (read is not ReadOutcome<OutgoingMessageContent?>.Open { Value: { } content })
        {
            return StepResult.Without(read);
        }
        if (content.Until <= clock.NowStored())
        {
            return new StepResult.Done(db => DropAsync(db, item.SubjectId));
        }
        // A model's words wait while none may reach the patient, and are told where they can.
        var text = content.WrittenBy is { } by
            ? await words.ShownAsync(item.PatientId, content.Text, by, cancel)
            : content.Text;
        if (text is null)
        {
            return StepResult.Nothing;
        }
        var isCrisis = content.Kind == RaiseAlert.CrisisKind;
        return await say.RunAsync(
            item,
            isCrisis ? WorkEventKind.CrisisAnswerOwed : WorkEventKind.MessageOwed,
            new ChatWords(text, content.Buttons) { IsUrgent = isCrisis },
            new SayingHow
            {
                Fits = chat => content.Chat is { } meant ? meant == chat.Row.Id : isCrisis || chat.IsFor(content.At),
                OnceSent = db => NoteAsync(db, item.SubjectId, isCrisis),
                OnceDropped = content.Chat is null ? null : db => DropAsync(db, item.SubjectId),
            },
            cancel
        );
    }

    // What answers an entry tells of it: on a phone that was linked since it is not said before that one is confirmed.
    private static OutgoingMessageContent AsOldAsItsEntry(OutgoingMessage row, OutgoingMessageContent content) =>
        content is { Chat: null, Kind: not RaiseAlert.CrisisKind }
            ? content with
            {
                At = Math.Min(content.At, RowId.MadeAt(row.SubjectId).ToUnixTimeMilliseconds()),
            }
            : content;

    // What was said in a chat stands there; a crisis answer stays, with when it was said.
    private Task NoteAsync(JournalDb db, Guid message, bool isCrisis)
    {
        var row = db.Outbox.Where(m => m.Id == message && m.DeliveredAt == null);
        return isCrisis
            ? row.ExecuteUpdateAsync(set => set.SetProperty(m => m.DeliveredAt, clock.NowStored()))
            : row.ExecuteDeleteAsync();
    }

    private static Task DropAsync(JournalDb db, Guid message) =>
        db.Outbox.Where(m => m.Id == message && m.DeliveredAt == null).ExecuteDeleteAsync();
}
