using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>Links a chat by an invitation: once, for one patient, and for five tries.</summary>
internal sealed class AcceptInvite(
    JournalStore store,
    PatientRecords records,
    OpenWordless open,
    FindChat find,
    CloseEntry close,
    SaveConversation save,
    Keys keys,
    WorkQueue queue,
    TimeProvider clock
)
{
    // A link has 128 random bits: whoever tries a second one has copied half of it, or guesses.
    internal const int MostWrongTries = 5;

    /// <summary>Looks at a link; nothing is changed.</summary>
    public Task<InviteOutcome> ReadAsync(ChatAddress from, string link, CancellationToken cancel) =>
        store.ReadAsync<InviteOutcome>(
            async db =>
            {
                if (
                    InvitePatient.Parse(link) is not var (id, secret)
                    || await db.ChatInvites.FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } row
                    || await OpenAsync(db, row, cancel) is not { } invite
                    || invite.Until <= clock.NowStored()
                    || invite.WrongTries >= MostWrongTries
                    || !await IsInCareOfAsync(db, row.PatientId, new TherapistId(invite.By), cancel)
                )
                {
                    return new InviteOutcome.Useless();
                }
                return CryptographicOperations.FixedTimeEquals(
                    invite.SecretHash,
                    InvitePatient.HashOf(id, secret, keys)
                )
                    ? new InviteOutcome.Right(row.Id, row.PatientId)
                    : new InviteOutcome.Wrong(row.Id);
            },
            cancel
        );

    /// <summary>Counts a wrong secret against its invitation.</summary>
    public async Task NoteAsync(InviteOutcome outcome, CancellationToken cancel)
    {
        if (outcome is not InviteOutcome.Wrong { Invite: var id })
        {
            return;
        }
        await store.TransactAsync(
            async db =>
            {
                if (
                    await db.ChatInvites.FirstOrDefaultAsync(i => i.Id == id, cancel) is { } row
                    && await OpenAsync(db, row, cancel) is { } invite
                    && await records.SealerAsync(db, row.PatientId, cancel) is { } sealer
                )
                {
                    sealer.Seal(row, invite with { WrongTries = invite.WrongTries + 1 });
                }
            },
            cancel
        );
    }

    /// <summary>What becomes of an earlier chat of the patient: an entry that is being written there ends there, since nobody has said yet who holds the other phone.</summary>
    /// <returns>Null: nothing is being written.</returns>
    public async Task<EndedChat?> EndEarlierAsync(PatientId patient, CancellationToken cancel)
    {
        var chat = await store.ReadAsync(db => EarlierAsync(db, patient), cancel);
        if (chat is not { Content: { Begun: { } begun, Address.Channel: var channel } })
        {
            return null;
        }
        try
        {
            var isPrivate = begun.EndsPrivate ?? begun.IsPrivate;
            return new EndedChat(chat, await close.PrepareAsync(patient, begun, channel, isPrivate, cancel));
        }
        catch (UnreadableEntryException)
        {
            // It must not keep the new phone from being linked, and from being heard.
            return new EndedChat(chat, ChatEffect.None);
        }
    }

    /// <summary>Links the chat, inside the transaction that ends its message. An earlier chat of the patient is left.</summary>
    public async Task SaveAsync(JournalDb db, InviteOutcome.Right right, ChatAddress from, EndedChat? ended)
    {
        // Used up in the same breath: of two who hold the link at this moment one comes too late.
        if (await db.ChatInvites.Where(i => i.Id == right.Invite).ExecuteDeleteAsync() == 0)
        {
            return;
        }
        if (
            await records.SealerAsync(db, right.Patient, default) is not { } sealer
            || await records.StandingAsync(db, right.Patient, default) is not StandingOutcome.Known known
        )
        {
            return;
        }
        if (ended is not null)
        {
            await save.RunAsync(db, ended.Chat, known.Standing, ended.End.Save);
            await db.SaveChangesAsync();
        }
        var earlier = (await EarlierAsync(db, right.Patient))?.Content;
        if (ended is null && earlier?.Begun is not null)
        {
            // Begun at this very moment: looked at again, so that it ends there.
            throw new ConversationMovedException();
        }
        await db.PatientChats.Where(c => c.PatientId == right.Patient).ExecuteDeleteAsync();
        var row = new PatientChat { Id = RowId.New(clock), ChatHash = from.Hash(keys) };
        var saving = new ChatSaving(
            db,
            sealer,
            known.Standing,
            new PatientChatContent(from, clock.NowStored())
            {
                WritesPrivately = earlier?.WritesPrivately == true,
                Reminded = Reminded(earlier),
                WeekOfferedOn = earlier?.WeekOfferedOn,
            },
            row.Id,
            queue,
            clock
        );
        await saving.SayAsync(ChatTexts.Welcome);
        await Consents.AskNextAsync(saving);
        sealer.Seal(row, saving.Chat);
        db.PatientChats.Add(row);
    }

    // One that does not open is left without a word, and hinders no new one.
    private async Task<FoundChat?> EarlierAsync(JournalDb db, PatientId patient)
    {
        try
        {
            return await find.OfAsync(db, patient, default);
        }
        catch (DamagedRowException)
        {
            return null;
        }
    }

    // A date that had its reminder in the earlier chat has none in this one.
    private static ReminderTrack? Reminded(PatientChatContent? earlier) =>
        earlier?.Reminded is { } before ? before with { Unanswered = 0 } : null;

    /// <summary>A row's content; one that does not open counts for nothing.</summary>
    // Whoever has handed a patient over, or left, must not come in by a link that they kept.
    private async Task<bool> IsInCareOfAsync(
        JournalDb db,
        PatientId patient,
        TherapistId by,
        CancellationToken cancel
    ) => (await records.TherapistsOfAsync(db, patient, c => c.TherapistId == by, cancel)).Count > 0;

    private async Task<TContent?> OpenAsync<TContent>(JournalDb db, PatientRow<TContent> row, CancellationToken cancel)
        where TContent : class
    {
        try
        {
            return await open.RunAsync(db, row, cancel);
        }
        catch (DamagedRowException)
        {
            return null;
        }
    }
}

/// <summary>A chat that another one takes the place of, and how what is being written there ends.</summary>
internal sealed record EndedChat(FoundChat Chat, ChatEffect End);

/// <summary>What a link is.</summary>
internal abstract record InviteOutcome
{
    private InviteOutcome() { }

    public sealed record Right(Guid Invite, PatientId Patient) : InviteOutcome;

    /// <summary>Such an invitation stands, and this is not its secret.</summary>
    public sealed record Wrong(Guid Invite) : InviteOutcome;

    /// <summary>Used, out of date, replaced, or none.</summary>
    public sealed record Useless : InviteOutcome;
}
