using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Opens the store at start: finds the master key, checks that it is the right one before touching anything, and brings the tables up to date.</summary>
public sealed class OpenStore(
    JournalStore store,
    StorageOptions storage,
    MasterKeySource source,
    Keys keys,
    ILedger ledger,
    TimeProvider clock
)
{
    /// <summary>Opens it, or says in a sentence why it must not be opened.</summary>
    /// <param name="migrate">Whether pending migrations are applied also where the database does not do so by itself.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<OpenStoreOutcome> RunAsync(bool migrate, CancellationToken cancel)
    {
        try
        {
            return await OpenAsync(migrate, cancel);
        }
        catch (SettingException unusable)
        {
            return new OpenStoreOutcome.Refused(unusable.Message);
        }
    }

    private async Task<OpenStoreOutcome> OpenAsync(bool migrate, CancellationToken cancel)
    {
        if (store.Kind.MigratesItself)
        {
            // A look only: whatever refuses below says that nothing was changed.
            OwnFolder.NeedsToTakeFiles(storage.DataDirectory, "JOURNAL_DATA_DIR");
        }
        var shape = await StoreShape.ReadAsync(store, storage, cancel);
        if (shape.Unreachable is { } trouble)
        {
            return new OpenStoreOutcome.Refused(trouble);
        }
        if (shape.MadeByNewerProgram)
        {
            return new OpenStoreOutcome.Refused(
                "This journal was last used by a newer version of the program. Use that version; nothing was changed."
            );
        }
        var (ring, made, refusal) = FindKey(shape);
        if (ring is null)
        {
            return new OpenStoreOutcome.Refused(refusal);
        }
        if (!shape.HasKeys && made == KeyMade.No && await ledger.AnyHeadAsync(cancel) && !await HasKeysNowAsync(cancel))
        {
            return new OpenStoreOutcome.Refused(
                $"This database is empty, but {ledger.Where} knows of a journal. Is a disk missing, or the wrong folder named? "
                    + "'journal restore' brings a backup back; to begin anew, move that folder away. Nothing was changed."
            );
        }
        if (shape.HasKeys && WrongKey(shape, ring) is { } wrong)
        {
            return new OpenStoreOutcome.Refused(wrong);
        }
        if (shape.Pending && !store.Kind.MigratesItself && !migrate)
        {
            return new OpenStoreOutcome.Refused(
                "The database has pending migrations. Run 'journal migrate', then try again; nothing was changed."
            );
        }
        if (store.Kind.MigratesItself)
        {
            OwnFolder.Make(storage.DataDirectory, "JOURNAL_DATA_DIR");
        }
        if (shape.Pending)
        {
            await store.Kind.MigrateAsync(cancel);
        }
        return await TakeKeysAsync(shape, ring, made, cancel);
    }

    // Another first start may have founded the journal since the look at this one.
    private async Task<bool> HasKeysNowAsync(CancellationToken cancel) =>
        (await StoreShape.ReadAsync(store, storage, cancel)).HasKeys;

    private (MasterKeyRing? Ring, KeyMade Made, string Refusal) FindKey(StoreShape shape)
    {
        var text = source.Read();
        var made = KeyMade.No;
        if (text is null)
        {
            if (shape.HasKeys)
            {
                return (
                    null,
                    made,
                    $"The master key is missing: there is no file {source.KeyFile}, and JOURNAL_MASTER_KEY is not set. "
                        + "Put the copy of the key file back; without it this journal cannot be read. Nothing was changed."
                );
            }
            if (storage.DatabaseUrl is not null)
            {
                return (
                    null,
                    made,
                    "With DATABASE_URL set, a master key must be given: JOURNAL_MASTER_KEY or JOURNAL_MASTER_KEY_FILE. "
                        + "'journal keys new' makes one."
                );
            }
            made = source.MakeFile() ? KeyMade.Here : KeyMade.Elsewhere;
            text = source.Read() ?? "";
        }
        var read = MasterKeyRing.Parse(text);
        return read is MasterKeyOutcome.Found found
            ? (found.Ring, made, "")
            : (null, made, read.Refusal(isSealed: shape.HasKeys));
    }

    private static string? WrongKey(StoreShape shape, MasterKeyRing ring)
    {
        foreach (var key in shape.PracticeKeys)
        {
            if (ring.Find(key.MasterKeyId) is null)
            {
                return $"This journal is sealed with master key {key.MasterKeyId}, but only "
                    + $"{string.Join(", ", ring.Ids)} was given. List that key as well; nothing was changed.";
            }
            if (!key.TryUnwrap(ring, out _))
            {
                return $"Master key {key.MasterKeyId} is not the one that this journal was sealed with, or the key table "
                    + "was changed. Give the right key, or restore a backup; nothing was changed.";
            }
        }
        return null;
    }

    private async Task<OpenStoreOutcome> TakeKeysAsync(
        StoreShape shape,
        MasterKeyRing ring,
        KeyMade made,
        CancellationToken cancel
    )
    {
        var isNew = false;
        if (!keys.TryTake(shape.PracticeKeys, ring))
        {
            isNew = await TryFoundPracticeAsync(ring, cancel);
            if (!await store.ReadAsync(db => keys.TryTakeAsync(db, ring, cancel), cancel))
            {
                return new OpenStoreOutcome.Refused(
                    "The practice's own keys are missing from the database. Restore a backup; nothing was changed."
                );
            }
        }
        return new OpenStoreOutcome.Opened(made == KeyMade.Here ? source.KeyFile : null, isNew);
    }

    /// <summary>Makes the practice and its keys, together; says no where somebody was faster, or where only the keys are gone.</summary>
    private async Task<bool> TryFoundPracticeAsync(MasterKeyRing ring, CancellationToken cancel)
    {
        try
        {
            return await store.TransactAsync(
                async db =>
                {
                    if (await db.DataKeys.AnyAsync(cancel) || await db.Patients.AnyAsync(cancel))
                    {
                        return false;
                    }
                    var practice = new Practice { Id = RowId.New(clock) };
                    Keys.AddPracticeKeys(db, ring).Seal(practice, new PracticeContent(), practice.Shape);
                    db.Practices.Add(practice);
                    return true;
                },
                cancel
            );
        }
        catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
        {
            return false;
        }
    }

    /// <summary>Whether the key file is as new as this start.</summary>
    private enum KeyMade
    {
        No,
        Here,

        /// <summary>By another process that starts at the same moment: it says so, not this one.</summary>
        Elsewhere,
    }
}
