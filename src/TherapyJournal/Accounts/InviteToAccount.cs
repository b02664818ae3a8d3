using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Accounts;

/// <summary>Invites somebody to the web page: a code that holds for a week, works once, and is worth nothing to whoever steals the database.</summary>
/// <remarks>Whoever has lost their way in is invited again; what they had stays good until the new code is taken up.</remarks>
public sealed class InviteToAccount(
    JournalStore store,
    Keys keys,
    KeepAccounts accounts,
    PatientRecords records,
    TimeProvider clock
)
{
    /// <summary>So long a code is taken.</summary>
    public static readonly Duration Holds = Duration.FromDays(7);

    /// <summary>So often a code may be tried with another secret.</summary>
    public const int MostWrongTries = 5;

    private const int SecretBytes = 16;
    private const int IdBytes = 16;

    /// <summary>Makes a code for a patient, where this therapist may: an earlier one is taken no more.</summary>
    public async Task<InviteToAccountOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        CancellationToken cancel
    )
    {
        var admitted = await records.ReadAsync(
            therapist,
            patient,
            Purpose.InviteToAccount,
            (_, _) => Task.FromResult(true),
            cancel
        );
        if (admitted is ReadOutcome<bool>.Refused refused)
        {
            return new InviteToAccountOutcome.Refused(refused.Why);
        }
        var (code, until) = await RunAsync(AccountHolder.Of(patient), therapist.Id, cancel);
        return new InviteToAccountOutcome.Invited(code, until);
    }

    /// <summary>Makes a code for an owner of the practice, found by name: an earlier one is taken no more.</summary>
    /// <param name="named">The owner.</param>
    /// <param name="therapist">The therapist whom they are as well, so that one account is both from now on; null: none, or it stays as it was.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<InviteOwnerOutcome> OwnerAsync(string named, TherapistId? therapist, CancellationToken cancel)
    {
        var practice = await store.ReadAsync(db => ReadPractice.OrNullAsync(db, keys, cancel), cancel);
        if (practice?.Owners.FirstOrDefault(o => PersonName.Same(o.Name, named)) is not { } owner)
        {
            return new InviteOwnerOutcome.Unknown(named);
        }
        var (code, until) = await RunAsync(AccountHolder.OfOwner(owner.Id, therapist), cancel);
        return new InviteOwnerOutcome.Invited(owner, code, until);
    }

    /// <summary>Makes a code for whoever it is; an earlier one is taken no more.</summary>
    /// <returns>The code, to be shown once: nobody can read it again.</returns>
    public Task<(string Code, Instant Until)> RunAsync(AccountHolder holder, CancellationToken cancel) =>
        RunAsync(holder, by: null, cancel);

    private async Task<(string Code, Instant Until)> RunAsync(
        AccountHolder holder,
        TherapistId? by,
        CancellationToken cancel
    )
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var until = clock.Now() + Holds;
        var id = await store.TransactAsync(
            async db =>
            {
                var row = await KeepAccounts.Rows(db, holder).FirstOrDefaultAsync(cancel);
                if (row is not null && accounts.Open(row) is null)
                {
                    // Forged or damaged: whoever it let in, it lets in nobody any more.
                    db.Accounts.Remove(row);
                    await db.SaveChangesAsync(cancel);
                    row = null;
                }
                var content = row is null ? new AccountContent() : keys.Open(row);
                if (holder is { Therapist: not null, Owner: { } owner })
                {
                    await JoinAsync(db, owner, row, cancel);
                }
                row ??= db
                    .Accounts.Add(
                        new Account
                        {
                            Id = RowId.New(clock),
                            TherapistId = holder.Therapist,
                            OwnerId = holder.Owner,
                            PatientId = holder.Patient,
                        }
                    )
                    .Entity;
                var invite = new AccountInvite(HashOf(row.Id, secret), until.ToUnixTimeMilliseconds()) { By = by };
                accounts.Seal(row, content with { Invite = invite });
                return row.Id;
            },
            cancel
        );
        return (Base64Url.EncodeToString([.. id.ToByteArray(), .. secret]), until);
    }

    /// <summary>The account that a code was made for, as long as it is taken; null: the code is wrong, too old, used or tried too often.</summary>
    public async Task<OpenAccount?> FindAsync(string code, CancellationToken cancel)
    {
        if (
            Parse(code) is not var (id, secret)
            || await accounts.FindAsync(id, cancel) is not { Content.Invite: { } invite } account
            || invite.Until <= clock.NowStored()
            || invite.WrongTries >= MostWrongTries
            || !await MayStillInviteAsync(account, invite, cancel)
        )
        {
            return null;
        }
        if (CryptographicOperations.FixedTimeEquals(invite.SecretHash, HashOf(id, secret)))
        {
            return account;
        }
        account.Content = account.Content with { Invite = invite with { WrongTries = invite.WrongTries + 1 } };
        await accounts.SaveAsync(account, cancel);
        return null;
    }

    // Two ways in for one person would be one that nobody looks after: the one as an owner alone goes.
    private static async Task JoinAsync(JournalDb db, Guid owner, Account? therapists, CancellationToken cancel)
    {
        var others = await db.Accounts.Where(a => a.OwnerId == owner).ToListAsync(cancel);
        db.Accounts.RemoveRange(others.Where(a => a.Id != therapists?.Id));
        await db.SaveChangesAsync(cancel);
        if (therapists is not null)
        {
            therapists.OwnerId = owner;
        }
    }

    // Whoever has handed a patient over, or left, must not come in by a link that they kept.
    private async Task<bool> MayStillInviteAsync(OpenAccount account, AccountInvite invite, CancellationToken cancel) =>
        account.Holder.Patient is not { } patient
        || invite.By is not { } by
        || await store.ReadAsync(
            async db => (await records.TherapistsOfAsync(db, patient, c => c.TherapistId == by, cancel)).Count > 0,
            cancel
        );

    private static (Guid Id, byte[] Secret)? Parse(string code)
    {
        Span<byte> bytes = stackalloc byte[64];
        var clean = code.Trim();
        return
            clean.Length <= bytes.Length
            && Base64Url.IsValid(clean)
            && Base64Url.TryDecodeFromChars(clean, bytes, out var length)
            && length == IdBytes + SecretBytes
            ? (new Guid(bytes[..IdBytes]), bytes[IdBytes..length].ToArray())
            : null;
    }

    private byte[] HashOf(Guid account, byte[] secret) =>
        keys.LookupHash("account-invite", $"{account:N}|{Convert.ToHexString(secret)}");
}

/// <summary>What inviting a patient came to.</summary>
public abstract record InviteToAccountOutcome
{
    private InviteToAccountOutcome() { }

    /// <param name="Code">To be shown once: nobody can read it again.</param>
    /// <param name="Until">Until when it is taken.</param>
    public sealed record Invited(string Code, Instant Until) : InviteToAccountOutcome;

    public sealed record Refused(DoorRefusal Why) : InviteToAccountOutcome;
}

/// <summary>What inviting an owner came to.</summary>
public abstract record InviteOwnerOutcome
{
    private InviteOwnerOutcome() { }

    /// <param name="Owner">Who.</param>
    /// <param name="Code">To be shown once: nobody can read it again.</param>
    /// <param name="Until">Until when it is taken.</param>
    public sealed record Invited(PracticeOwner Owner, string Code, Instant Until) : InviteOwnerOutcome;

    /// <summary>No owner has this name.</summary>
    public sealed record Unknown(string Named) : InviteOwnerOutcome;
}
