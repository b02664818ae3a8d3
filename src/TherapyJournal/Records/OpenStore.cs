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
            OwnFolder.MakeForWriting(storage.DataDirectory, "JOURNAL_DATA_DIR");
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
        var (ring, madeFile, refusal) = FindKey(shape);
        if (ring is null)
        {
            return new OpenStoreOutcome.Refused(refusal);
        }
        if (!shape.HasKeys && !madeFile && await ledger.AnyHeadAsync(cancel))
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
        if (shape.Pending)
        {
            await store.Kind.MigrateAsync(cancel);
        }
        return await TakeKeysAsync(shape, ring, madeFile, cancel);
    }

    private (MasterKeyRing? Ring, bool MadeFile, string Refusal) FindKey(StoreShape shape)
    {
        var text = source.Read();
        var madeFile = false;
        if (text is null)
        {
            if (shape.HasKeys)
            {
                return (
                    null,
                    false,
                    $"The master key is missing: there is no file {source.KeyFile}, and JOURNAL_MASTER_KEY is not set. "
                        + "Put the copy of the key file back; without it this journal cannot be read. Nothing was changed."
                );
            }
            if (storage.DatabaseUrl is not null)
            {
                return (
                    null,
                    false,
                    "With DATABASE_URL set, a master key must be given: JOURNAL_MASTER_KEY or JOURNAL_MASTER_KEY_FILE. "
                        + "'journal keys new' makes one."
                );
            }
            source.MakeFile();
            madeFile = true;
            text = source.Read() ?? "";
        }
        return MasterKeyRing.Parse(text) switch
        {
            MasterKeyOutcome.Found found => (found.Ring, madeFile, ""),
            MasterKeyOutcome.Unusable unusable => (
                null,
                false,
                shape.HasKeys
                    ? "The master key that was given is empty or cut. Put the copy of the key back: without it this journal "
                        + "cannot be read. Nothing was changed."
                    : unusable.Sentence
            ),
            _ => (null, false, "The master key cannot be read."),
        };
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
        bool madeFile,
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
        return new OpenStoreOutcome.Opened(madeFile ? source.KeyFile : null, isNew);
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
}

/// <summary>What opening the store came to.</summary>
public abstract record OpenStoreOutcome
{
    private OpenStoreOutcome() { }

    /// <param name="NewKeyFile">The key file that was just made; null: the key was there.</param>
    /// <param name="IsNew">Whether this is the first start on this database.</param>
    public sealed record Opened(string? NewKeyFile, bool IsNew) : OpenStoreOutcome;

    /// <param name="Sentence">What is wrong and what to do.</param>
    public sealed record Refused(string Sentence) : OpenStoreOutcome;
}
