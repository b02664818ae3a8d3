using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Saves what a step does to a conversation, inside the transaction that ends the step: only from where the conversation stood when the step looked.</summary>
internal sealed class SaveConversation(PatientRecords records, WorkQueue queue, TimeProvider clock)
{
    /// <exception cref="ConversationMovedException">It went on meanwhile: the step is run again.</exception>
    public async Task RunAsync(
        JournalDb db,
        FoundChat found,
        PatientStandingContent standing,
        Func<ChatSaving, Task> save
    )
    {
        var row = await db.PatientChats.FirstOrDefaultAsync(c => c.Id == found.Row.Id);
        var sealer = await records.SealerAsync(db, found.Patient, default);
        if (row is null || sealer is null)
        {
            // Unlinked or erased at this moment: then nothing of it is kept.
            return;
        }
        if (row.Version != found.Row.Version)
        {
            throw new ConversationMovedException();
        }
        var saving = new ChatSaving(db, sealer, standing, found.Content, queue, clock);
        await save(saving);
        if (saving.Chat != found.Content)
        {
            sealer.Seal(row, saving.Chat);
        }
    }
}

/// <summary>The conversation went on in another place meanwhile: what a step made of it does not fit any more.</summary>
internal sealed class ConversationMovedException() : Exception("The conversation has gone on meanwhile.");
