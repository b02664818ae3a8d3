using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Notes that a therapist's chat has blocked us, or is open again, and what it was told once a week.</summary>
internal sealed class NoteTherapistChat(Keys keys, WorkQueue queue, TimeProvider clock)
{
    /// <summary>That it has blocked us, inside a transaction: what is owed waits.</summary>
    public Task BlockedAsync(JournalDb db, FoundTherapist therapist) =>
        ChangeAsync(db, therapist, chat => chat with { BlockedAt = chat.BlockedAt ?? clock.NowStored() });

    /// <summary>That somebody was heard from there, and how much, inside a transaction.</summary>
    public async Task HeardAsync(JournalDb db, FoundTherapist therapist, HeardLately? heard)
    {
        await ChangeAsync(db, therapist, chat => chat with { Heard = heard });
        await OpenAsync(db, therapist);
    }

    /// <summary>That it is open, inside a transaction: what was owed meanwhile is told now.</summary>
    public async Task OpenAsync(JournalDb db, FoundTherapist therapist)
    {
        if (therapist.Chat.BlockedAt is null)
        {
            return;
        }
        await ChangeAsync(db, therapist, chat => chat with { BlockedAt = null });
        await queue.AddAsync(db, NudgePlan.Owed(therapist.Id, due: null));
    }

    /// <summary>That it is told of its week on that date, inside a transaction.</summary>
    /// <returns>False: another worker was faster, or it is not to be told any more.</returns>
    public async Task<bool> DigestAsync(JournalDb db, FoundTherapist therapist, string on)
    {
        if (
            await db.Therapists.FirstOrDefaultAsync(t => t.Id == therapist.Id.Value) is not { } row
            || keys.Open(row) is not { } now
            || now.Digest != therapist.Content.Digest
            || now.DigestOn != therapist.Content.DigestOn
            || now.Contact.Chat is not { BlockedAt: null } chat
            || chat.Code != therapist.Chat.Code
        )
        {
            return false;
        }
        keys.Seal(row, now with { DigestOn = on });
        return true;
    }

    /// <summary>That it was not, inside a transaction.</summary>
    public async Task NoDigestAsync(JournalDb db, FoundTherapist therapist)
    {
        if (await db.Therapists.FirstOrDefaultAsync(t => t.Id == therapist.Id.Value) is { } row)
        {
            keys.Seal(row, keys.Open(row) with { DigestOn = therapist.Content.DigestOn });
        }
    }

    private async Task ChangeAsync(JournalDb db, FoundTherapist therapist, Func<TherapistChat, TherapistChat> change)
    {
        var row = await db.Therapists.FirstOrDefaultAsync(t => t.Id == therapist.Id.Value);
        if (row is null || keys.Open(row) is not { Contact: { Chat: { } chat } contact } now)
        {
            return;
        }
        var after = change(chat);
        // Another chat was linked meanwhile: this says nothing about it.
        if (chat.Code == therapist.Chat.Code && after != chat)
        {
            keys.Seal(row, now with { Contact = contact with { Chat = after } });
        }
    }
}
