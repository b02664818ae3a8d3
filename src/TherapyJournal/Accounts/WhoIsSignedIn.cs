using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Accounts;

/// <summary>Says who a browser's cookie stands for, at each request anew: who has left the practice or was signed out elsewhere is nobody at once.</summary>
public sealed class WhoIsSignedIn(
    JournalStore store,
    Keys keys,
    KeepAccounts accounts,
    PatientRecords records,
    TimeProvider clock
)
{
    /// <summary>Null: nobody, or nobody any more.</summary>
    public Task<SignedIn?> FindAsync(Guid account, Guid signIn, CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
                accounts.Open(await db.Accounts.FirstOrDefaultAsync(a => a.Id == account, cancel)) is { } open
                && open.Content.SignIns.Any(s => s.Id == signIn && s.Until > clock.NowStored())
                    ? await HereAsync(db, open, signIn, cancel)
                    : null,
            cancel
        );

    private async Task<SignedIn?> HereAsync(JournalDb db, OpenAccount account, Guid signIn, CancellationToken cancel)
    {
        var holder = account.Holder;
        if (holder.Patient is { } patient)
        {
            return await PatientAsync(db, account, patient, signIn, cancel);
        }
        var therapist = holder.Therapist is { } id ? await TherapistAsync(db, id, cancel) : null;
        var ownerIsHere = holder.Owner is { } owner && await ReadPractice.IsOwnerAsync(db, keys, owner, cancel);
        return therapist is null && !ownerIsHere
            ? null
            : new SignedIn(
                account,
                signIn,
                holder with
                {
                    Therapist = therapist is null ? null : holder.Therapist,
                    Owner = ownerIsHere ? holder.Owner : null,
                },
                therapist?.TimeZone ?? "UTC"
            );
    }

    // Whose record is damaged or hidden must still find whom to call; their words stay behind PatientRecords.
    private async Task<SignedIn?> PatientAsync(
        JournalDb db,
        OpenAccount account,
        PatientId patient,
        Guid signIn,
        CancellationToken cancel
    )
    {
        var standing = await records.StandingAsync(db, patient, cancel);
        long? due = null;
        if (standing is StandingOutcome.Missing)
        {
            due = await db
                .Patients.Where(p => p.PatientId == patient)
                .Select(p => p.EraseDue)
                .FirstOrDefaultAsync(cancel);
            if (due is null)
            {
                return null;
            }
            standing = await HiddenPatient.WhoeverWritesAsync(db, records, keys, patient, cancel);
        }
        var known = (standing as StandingOutcome.Known)?.Standing;
        return new SignedIn(account, signIn, account.Holder, known?.TimeZone ?? "UTC")
        {
            Language = known?.Language,
            EraseDue = due is { } at ? Instant.FromUnixTimeMilliseconds(at) : null,
        };
    }

    private async Task<TherapistContent?> TherapistAsync(JournalDb db, TherapistId id, CancellationToken cancel) =>
        await db.Therapists.FirstOrDefaultAsync(t => t.Id == id.Value, cancel) is { } row
        && keys.Practice.Opens(row)
        && keys.Open(row) is { IsHere: true } here
            ? here
            : null;
}

/// <summary>Who asks.</summary>
/// <param name="Account">By which they signed in.</param>
/// <param name="SignIn">In which browser.</param>
/// <param name="Holder">Who they are at this moment.</param>
/// <param name="TimeZone">By whose clock they read (IANA).</param>
public sealed record SignedIn(OpenAccount Account, Guid SignIn, AccountHolder Holder, string TimeZone)
{
    /// <summary>When the journal of a patient who is hidden is destroyed; null: they are not.</summary>
    public Instant? EraseDue { get; init; }

    /// <summary>The language that a patient reads (ISO 639-1); null: none is known of them.</summary>
    public string? Language { get; init; }

    /// <summary>As the therapist who reads; null: they are none.</summary>
    public Reader.Therapist? Therapist => Holder.Therapist is { } id ? new Reader.Therapist(id) : null;

    /// <summary>As the patient whose record it is; null: they are none.</summary>
    public Reader.Patient? Patient => Holder.Patient is { } id ? new Reader.Patient(id) : null;
}
