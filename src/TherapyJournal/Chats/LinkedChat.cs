using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>The chat that is linked to a patient. Their therapist sees how it stands, confirms that it is theirs, and unlinks it; they themselves see how it stands.</summary>
public sealed class LinkedChat
{
    private readonly JournalStore store;
    private readonly PatientRecords records;
    private readonly FindChat find;
    private readonly CloseEntry close;
    private readonly SaveConversation save;
    private readonly TimeProvider clock;

    internal LinkedChat(
        JournalStore store,
        PatientRecords records,
        FindChat find,
        CloseEntry close,
        SaveConversation save,
        TimeProvider clock
    ) =>
        (this.store, this.records, this.find, this.close, this.save, this.clock) = (
            store,
            records,
            find,
            close,
            save,
            clock
        );

    /// <summary>How it stands.</summary>
    public Task<LinkedChatOutcome> ReadAsync(Reader.Therapist therapist, PatientId patient, CancellationToken cancel) =>
        AdmittedAsync(therapist, patient, () => ShowAsync(patient, cancel), cancel);

    /// <summary>How it stands, for the patient themselves.</summary>
    public async Task<LinkedChatOutcome> OwnAsync(Reader.Patient patient, CancellationToken cancel)
    {
        try
        {
            return await AdmittedAsync(patient, patient.Id, () => ShowAsync(patient.Id, cancel), cancel);
        }
        catch (DamagedRowException damaged)
        {
            return new LinkedChatOutcome.Refused(new DoorRefusal.Damaged(new DamagedRow(damaged.Label, damaged.Row)));
        }
    }

    /// <summary>Confirms that the chat is the patient's: from now on older words may be shown there.</summary>
    public Task<LinkedChatOutcome> ConfirmAsync(
        Reader.Therapist therapist,
        PatientId patient,
        CancellationToken cancel
    ) =>
        AdmittedAsync(
            therapist,
            patient,
            () =>
                ChangeAsync(
                    patient,
                    chat => chat.ConfirmedAt is null ? chat with { ConfirmedAt = clock.NowStored() } : chat,
                    cancel
                ),
            cancel
        );

    /// <summary>Unlinks it: what comes from there is a stranger's from now on, and nothing is sent there. An invitation that waits goes too.</summary>
    /// <remarks>An entry that was being written there is kept as far as it goes.</remarks>
    public Task<LinkedChatOutcome> UnlinkAsync(
        Reader.Therapist therapist,
        PatientId patient,
        CancellationToken cancel
    ) => AdmittedAsync(therapist, patient, () => UnlinkAsync(patient, cancel), cancel);

    private async Task<LinkedChatOutcome> UnlinkAsync(PatientId patient, CancellationToken cancel)
    {
        var chat = await store.ReadAsync(db => find.OfAsync(db, patient, cancel), cancel);
        var effect = chat?.Content.Begun is { } begun
            ? await close.PrepareAsync(
                patient,
                begun,
                chat.Content.Address.Channel,
                begun.EndsPrivate ?? begun.IsPrivate,
                cancel
            )
            : null;
        return await store.TransactAsync<LinkedChatOutcome>(
            async db =>
            {
                if (
                    effect is not null
                    && await records.StandingAsync(db, patient, cancel) is StandingOutcome.Known known
                )
                {
                    await save.RunAsync(db, chat!, known.Standing, effect.Save);
                    await db.SaveChangesAsync(cancel);
                }
                await db.ChatInvites.Where(i => i.PatientId == patient).ExecuteDeleteAsync(cancel);
                var gone = await db.PatientChats.Where(c => c.PatientId == patient).ExecuteDeleteAsync(cancel);
                return gone > 0 ? new LinkedChatOutcome.Unlinked() : new LinkedChatOutcome.None();
            },
            cancel
        );
    }

    private async Task<LinkedChatOutcome> AdmittedAsync(
        Reader reader,
        PatientId patient,
        Func<Task<LinkedChatOutcome>> act,
        CancellationToken cancel
    )
    {
        var admitted = await records.ReadAsync(
            reader,
            patient,
            Purpose.LinkChat,
            (_, _) => Task.FromResult(true),
            cancel
        );
        return admitted is ReadOutcome<bool>.Refused refused ? new LinkedChatOutcome.Refused(refused.Why) : await act();
    }

    private async Task<LinkedChatOutcome> ShowAsync(PatientId patient, CancellationToken cancel) =>
        await store.ReadAsync(db => find.OfAsync(db, patient, cancel), cancel) is { Content: var chat }
            ? Linked(chat)
            : new LinkedChatOutcome.None();

    private Task<LinkedChatOutcome> ChangeAsync(
        PatientId patient,
        Func<PatientChatContent, PatientChatContent> change,
        CancellationToken cancel
    ) =>
        store.TransactAsync<LinkedChatOutcome>(
            async db =>
            {
                if (
                    await find.OfAsync(db, patient, cancel) is not { } chat
                    || await records.SealerAsync(db, patient, cancel) is not { } sealer
                )
                {
                    return new LinkedChatOutcome.None();
                }
                var after = change(chat.Content);
                if (after != chat.Content)
                {
                    sealer.Seal(chat.Row, after);
                }
                return Linked(after);
            },
            cancel
        );

    private static LinkedChatOutcome.Linked Linked(PatientChatContent chat) =>
        new(
            chat.Address.Channel,
            Instant.FromUnixTimeMilliseconds(chat.LinkedAt),
            chat.ConfirmedAt is not null,
            chat.BlockedAt is { } blocked ? Instant.FromUnixTimeMilliseconds(blocked) : null
        );
}

/// <summary>How the chat of a patient stands.</summary>
public abstract record LinkedChatOutcome
{
    private LinkedChatOutcome() { }

    /// <param name="Channel">Such as telegram.</param>
    /// <param name="At">Since when.</param>
    /// <param name="IsConfirmed">Whether the therapist has said that it is the patient's.</param>
    /// <param name="BlockedAt">When the patient blocked it; null: they did not.</param>
    public sealed record Linked(string Channel, Instant At, bool IsConfirmed, Instant? BlockedAt) : LinkedChatOutcome;

    public sealed record Unlinked : LinkedChatOutcome;

    /// <summary>There is none.</summary>
    public sealed record None : LinkedChatOutcome;

    public sealed record Refused(DoorRefusal Why) : LinkedChatOutcome;
}
