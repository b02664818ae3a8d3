using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Saves what a step does to a conversation, inside the transaction that ends the step: only from where the conversation stood when the step looked.</summary>
internal sealed class SaveConversation(PatientRecords records, Keys keys, WorkQueue queue, TimeProvider clock)
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
        var now = await HiddenPatient.WhoeverWritesAsync(db, records, keys, found.Patient, default);
        if (
            sealer is null
            || row?.Version != found.Row.Version
            || now is not StandingOutcome.Known known
            || !StandsAsBefore(standing, known.Standing)
        )
        {
            // Unlinked, linked anew, erased, changed by a therapist: the step looks again, so that nothing goes unheard.
            throw new ConversationMovedException();
        }
        var saving = new ChatSaving(db, sealer, standing, found.Content, row.Id, queue, clock);
        await save(saving);
        if (saving.Chat != found.Content)
        {
            sealer.Seal(row, saving.Chat);
        }
    }

    private static bool StandsAsBefore(PatientStandingContent before, PatientStandingContent now) =>
        before.Status == now.Status && before.Consents.Count == now.Consents.Count;
}

/// <summary>The conversation went on in another place meanwhile: what a step made of it does not fit any more.</summary>
internal sealed class ConversationMovedException() : Exception("The conversation has gone on meanwhile.");
