using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats.Nudges;

/// <summary>Links a chat to a therapist by their code: once, and for five tries. A chat is a patient's or a therapist's, never both.</summary>
internal sealed class AcceptTherapist(JournalStore store, Keys keys, TimeProvider clock)
{
    /// <summary>Whether a text is a code that would be taken now; nothing is changed.</summary>
    public async Task<bool> IsCodeAsync(string text, CancellationToken cancel) =>
        InvitePatient.Parse(text) is var (id, secret)
        && await store.ReadAsync(db => ReadTherapists.HereAsync(db, keys, cancel), cancel) is { } here
        && here.Any(t => t.Content.ChatCode is { } code && code.Id == id && IsOpen(code) && IsRight(code, secret));

    /// <summary>Takes the code, in one transaction.</summary>
    public async Task<AcceptTherapistOutcome> RunAsync(ChatAddress from, string text, CancellationToken cancel) =>
        // Whoever tries what is none holds up nobody who writes.
        InvitePatient.Parse(text)
            is var (id, secret)
        && await store.ReadAsync(db => ReadTherapists.HereAsync(db, keys, cancel), cancel) is var here
        && here.Any(t => t.Content.ChatCode?.Id == id || t.Content.Contact.Chat?.Code == id)
            ? await store.TransactAsync(db => RunAsync(db, from, id, secret, cancel), cancel)
            : AcceptTherapistOutcome.Useless;

    private async Task<AcceptTherapistOutcome> RunAsync(
        JournalDb db,
        ChatAddress from,
        Guid id,
        byte[] secret,
        CancellationToken cancel
    )
    {
        var here = await ReadTherapists.HereAsync(db, keys, cancel);
        // The one that was used there a moment ago: its answer was not sent yet.
        if (here.Any(t => t.Content.Contact.Chat is { } chat && chat.Code == id && IsAt(chat, from)))
        {
            return AcceptTherapistOutcome.Linked;
        }
        if (!here.Any(t => t.Content.ChatCode?.Id == id))
        {
            return AcceptTherapistOutcome.Useless;
        }
        var who = here.Single(t => t.Content.ChatCode?.Id == id).Id;
        var row = await db.Therapists.FirstAsync(t => t.Id == who.Value, cancel);
        var therapist = keys.Open(row);
        if (therapist.ChatCode is not { } code || code.Id != id || !IsOpen(code))
        {
            return AcceptTherapistOutcome.Useless;
        }
        if (!IsRight(code, secret))
        {
            keys.Seal(row, therapist with { ChatCode = code with { WrongTries = code.WrongTries + 1 } });
            return AcceptTherapistOutcome.Useless;
        }
        if (here.Any(t => t.Id != who && t.Content.Contact.Chat is { } chat && IsAt(chat, from)))
        {
            return AcceptTherapistOutcome.Anothers;
        }
        keys.Seal(
            row,
            therapist with
            {
                ChatCode = null,
                Contact = therapist.Contact with
                {
                    Chat = new TherapistChat(from.Channel, from.Account, from.Chat, id, clock.NowStored()),
                },
            }
        );
        return AcceptTherapistOutcome.Linked;
    }

    private static bool IsAt(TherapistChat chat, ChatAddress from) =>
        new ChatAddress(chat.Channel, chat.Account, chat.Chat) == from;

    private bool IsOpen(TherapistCode code) =>
        clock.NowStored() < code.Until && code.WrongTries < AcceptInvite.MostWrongTries;

    private bool IsRight(TherapistCode code, byte[] secret) =>
        CryptographicOperations.FixedTimeEquals(code.SecretHash, InvitePatient.HashOf(code.Id, secret, keys));
}

/// <summary>What a code came to.</summary>
internal enum AcceptTherapistOutcome
{
    /// <summary>Used, out of date, replaced, tried too often, or none.</summary>
    Useless,

    /// <summary>The chat is theirs.</summary>
    Linked,

    /// <summary>The chat is another therapist's; the code stays.</summary>
    Anothers,
}
