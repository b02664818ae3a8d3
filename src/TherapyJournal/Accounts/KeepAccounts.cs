using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Accounts;

/// <summary>Finds accounts and saves what was changed in them. A row that was changed outside the program is none.</summary>
public sealed class KeepAccounts(JournalStore store, Keys keys, TimeProvider clock)
{
    /// <summary>By its id; null: there is none, or it does not open.</summary>
    public Task<OpenAccount?> FindAsync(Guid id, CancellationToken cancel) =>
        store.ReadAsync(async db => Open(await db.Accounts.FirstOrDefaultAsync(a => a.Id == id, cancel)), cancel);

    /// <summary>By the name under which somebody signs in, whatever its case; null: nobody does.</summary>
    public Task<OpenAccount?> FindNamedAsync(string name, CancellationToken cancel)
    {
        var hash = HashOf(name);
        return store.ReadAsync(
            async db => Open(await db.Accounts.FirstOrDefaultAsync(a => a.NameHash == hash, cancel)),
            cancel
        );
    }

    /// <summary>Takes one try at a secret of this account, before anything is compared: however many come at once, no more than these are compared.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="browser">What the browser is called from which it comes; null, or one that they do not know: its tries are counted with those of all strangers.</param>
    /// <param name="secret">At which.</param>
    /// <param name="most">So many in a row; with the last one it is shut.</param>
    /// <param name="shut">For so long, unless that last one was right.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <returns>The account as it is now; null: no try is left, or there is no such account.</returns>
    public async Task<OpenAccount?> TakeTryAsync(
        Guid id,
        Guid? browser,
        Secret secret,
        int most,
        Duration shut,
        CancellationToken cancel
    ) =>
        await store.TransactAsync(
            async db =>
            {
                var row = await db.Accounts.FirstOrDefaultAsync(a => a.Id == id, cancel);
                if (
                    Open(row) is not { } account
                    || account.Content.OneMore(browser, secret, most, shut, clock.Now()) is not { } tried
                )
                {
                    return null;
                }
                account.Content = tried;
                Seal(row!, account.Content); // it opened
                account.Version = row!.Version;
                return account;
            },
            cancel
        );

    /// <summary>Saves what was changed.</summary>
    public async Task<SaveAccountOutcome> SaveAsync(OpenAccount account, CancellationToken cancel)
    {
        try
        {
            var outcome = await store.TransactAsync<SaveAccountOutcome>(
                async db =>
                {
                    var row = await db.Accounts.FirstOrDefaultAsync(a => a.Id == account.Id, cancel);
                    if (row is null || row.Version != account.Version || !keys.Practice.Opens(row))
                    {
                        return new SaveAccountOutcome.Moved();
                    }
                    Seal(row, account.Content);
                    return new SaveAccountOutcome.Saved(row.Version);
                },
                cancel
            );
            if (outcome is SaveAccountOutcome.Saved saved)
            {
                account.Version = saved.Version;
            }
            return outcome;
        }
        catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
        {
            return new SaveAccountOutcome.NameTaken();
        }
    }

    internal static IQueryable<Account> Rows(JournalDb db, AccountHolder holder) =>
        db.Accounts.Where(a =>
            holder.Patient != null ? a.PatientId == holder.Patient
            : holder.Therapist != null ? a.TherapistId == holder.Therapist
            : a.OwnerId == holder.Owner
        );

    internal void Seal(Account row, AccountContent content)
    {
        row.NameHash = content.Name.Length > 0 ? HashOf(content.Name) : null;
        keys.Seal(row, content);
    }

    internal OpenAccount? Open(Account? row) =>
        row is not null && keys.Practice.Opens(row)
            ? new OpenAccount(
                row.Id,
                new AccountHolder(row.TherapistId, row.OwnerId, row.PatientId),
                row.Version,
                keys.Open(row)
            )
            : null;

    private byte[] HashOf(string name) => keys.LookupHash("account-name", PersonName.ForLookup(Folded(name)));

    // Signs that have one large form and two small ones, such as the Greek sigma at a word's end.
    private static string Folded(string name) => name.ToUpperInvariant();
}

/// <summary>What saving an account came to.</summary>
public abstract record SaveAccountOutcome
{
    private SaveAccountOutcome() { }

    public sealed record Saved(int Version) : SaveAccountOutcome;

    /// <summary>Somebody else signs in under this name.</summary>
    public sealed record NameTaken : SaveAccountOutcome;

    /// <summary>It was changed or removed since it was read: read it again.</summary>
    public sealed record Moved : SaveAccountOutcome;
}
