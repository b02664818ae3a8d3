using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Finds the chat of a patient, and the patient of a chat. It opens no words.</summary>
internal sealed class FindChat(OpenWordless open, Keys keys)
{
    /// <summary>By where a message came from; null: nobody's, or nobody's any more.</summary>
    /// <exception cref="DamagedRowException">The row was changed outside the program.</exception>
    public async Task<FoundChat?> AtAsync(JournalDb db, ChatAddress address, CancellationToken cancel)
    {
        var hash = address.Hash(keys);
        return await FoundAsync(db, await db.PatientChats.FirstOrDefaultAsync(c => c.ChatHash == hash, cancel), cancel);
    }

    /// <summary>Of a patient; null: they have none.</summary>
    /// <exception cref="DamagedRowException">The row was changed outside the program.</exception>
    public async Task<FoundChat?> OfAsync(JournalDb db, PatientId patient, CancellationToken cancel) =>
        await FoundAsync(db, await db.PatientChats.FirstOrDefaultAsync(c => c.PatientId == patient, cancel), cancel);

    private async Task<FoundChat?> FoundAsync(JournalDb db, PatientChat? row, CancellationToken cancel) =>
        row is not null && await open.RunAsync(db, row, cancel) is { } content ? new FoundChat(row, content) : null;
}

/// <summary>A patient's chat, as it stands.</summary>
internal sealed record FoundChat(PatientChat Row, PatientChatContent Content)
{
    /// <summary>Whose.</summary>
    public PatientId Patient => Row.PatientId;

    /// <summary>Whether words of that moment may be said there: it was linked before, or a therapist has said that it is the patient's.</summary>
    public bool IsFor(long writtenAt) => Content.ConfirmedAt is not null || Content.LinkedAt < writtenAt;
}
