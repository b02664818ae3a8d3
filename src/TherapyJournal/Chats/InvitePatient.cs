using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Invites a patient to link a chat: a link that holds for a week, works once, and is worth nothing to whoever steals the database.</summary>
public sealed class InvitePatient(JournalStore store, PatientRecords records, Keys keys, TimeProvider clock)
{
    /// <summary>So long a link is taken.</summary>
    public static readonly Duration Holds = Duration.FromDays(7);

    /// <summary>Random bytes of a link: 128 bits.</summary>
    internal const int SecretBytes = 16;

    /// <summary>Makes a link; an earlier one of this patient is taken no more.</summary>
    public async Task<InvitePatientOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        CancellationToken cancel
    )
    {
        var admitted = await records.ReadAsync(
            therapist,
            patient,
            Purpose.LinkChat,
            (_, _) => Task.FromResult(true),
            cancel
        );
        if (admitted is ReadOutcome<bool>.Refused refused)
        {
            return new InvitePatientOutcome.Refused(refused.Why);
        }
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var until = clock.Now() + Holds;
        var id = await store.TransactAsync(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return (Guid?)null;
                }
                await db.ChatInvites.Where(i => i.PatientId == patient).ExecuteDeleteAsync(cancel);
                var row = new ChatInvite { Id = RowId.New(clock) };
                sealer.Seal(
                    row,
                    new ChatInviteContent(
                        HashOf(row.Id, secret, keys),
                        therapist.Id.Value,
                        clock.NowStored(),
                        until.ToUnixTimeMilliseconds()
                    )
                );
                db.ChatInvites.Add(row);
                return row.Id;
            },
            cancel
        );
        return id is { } invite
            ? new InvitePatientOutcome.Invited(Link(invite, secret), until)
            : new InvitePatientOutcome.Refused(new DoorRefusal.Missing());
    }

    /// <summary>What a person sends: the invitation's id and its secret, in letters that a link may hold (43 of them; Telegram takes 64).</summary>
    internal static string Link(Guid id, byte[] secret) => Base64Url.EncodeToString([.. id.ToByteArray(), .. secret]);

    /// <summary>The two halves of a link; null: it is none.</summary>
    internal static (Guid Id, byte[] Secret)? Parse(string link)
    {
        Span<byte> bytes = stackalloc byte[64];
        return
            link.Length <= bytes.Length
            && Base64Url.IsValid(link)
            && Base64Url.TryDecodeFromChars(link, bytes, out var length)
            && length == 16 + SecretBytes
            ? (new Guid(bytes[..16]), bytes[16..length].ToArray())
            : null;
    }

    internal static byte[] HashOf(Guid invite, byte[] secret, Keys keys) =>
        keys.LookupHash("chat-invite", $"{invite:N}|{Convert.ToHexString(secret)}");
}

/// <summary>What inviting came to.</summary>
public abstract record InvitePatientOutcome
{
    private InvitePatientOutcome() { }

    /// <param name="Link">What the patient's app sends after /start. It is shown once: nobody can read it again.</param>
    /// <param name="Until">Until when it is taken.</param>
    public sealed record Invited(string Link, Instant Until) : InvitePatientOutcome;

    public sealed record Refused(DoorRefusal Why) : InvitePatientOutcome;
}
