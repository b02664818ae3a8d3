using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Brings a backup back into an empty database, of either kind, in one transaction: all of it or nothing.</summary>
/// <remarks>
/// It runs before the store is opened. Key and ledger come from outside the backup; whoever the ledger says was erased
/// stays erased: their rows are passed over. After it, <c>ApplyLedger</c> hides those whose erasure was asked for.
/// </remarks>
public sealed class Restore(
    JournalStore store,
    StorageOptions storage,
    MasterKeySource source,
    Keys keys,
    ILedger ledger
)
{
    private const string MadeByNewer =
        "This backup was made by a newer version of the program. Use that version; nothing was changed.";

    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public async Task<RestoreOutcome> RunAsync(string file, CancellationToken cancel)
    {
        try
        {
            return await CheckAsync(file, cancel) ?? await LoadAsync(file, cancel);
        }
        catch (BackupDamagedException)
        {
            return new RestoreOutcome.Damaged();
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return new RestoreOutcome.NoSuchFile();
        }
        catch (UnauthorizedAccessException)
        {
            return new RestoreOutcome.Refused(
                $"{file} cannot be read: look at its owner and mode. Nothing was changed."
            );
        }
    }

    /// <summary>Everything that can be known before anything is touched; null: it may be loaded.</summary>
    private async Task<RestoreOutcome?> CheckAsync(string file, CancellationToken cancel)
    {
        using var backup = BackupFile.Open(file);
        if (backup.Header.Schema > BackupFormat.Schema)
        {
            return new RestoreOutcome.Refused(MadeByNewer);
        }
        if (TakeKeys(backup.Header) is { } refusal)
        {
            return refusal;
        }
        backup.CheckUnder(keys.Access);
        backup.ReadToEnd();
        switch (MissingMasterKeys(file))
        {
            case null:
                return new RestoreOutcome.Refused(MadeByNewer);
            case { Count: > 0 } keysMissing:
                return new RestoreOutcome.WrongMasterKey(keysMissing);
        }
        if ((await ledger.ErasuresAsync(cancel)).ProblemIn(ledger.Where) is { } missing)
        {
            return new RestoreOutcome.Refused(
                $"{missing}: whom it keeps away cannot be known, and restoring could bring somebody back. Put a copy of it back "
                    + "first; nothing was changed."
            );
        }
        var shape = await StoreShape.ReadAsync(store, storage, cancel);
        if (shape.Unreachable is { } trouble)
        {
            return new RestoreOutcome.Refused(trouble);
        }
        return shape.MadeByNewerProgram ? new RestoreOutcome.NotEmpty() : null;
    }

    private RestoreOutcome? TakeKeys(BackupHeader header)
    {
        if (source.Read() is not { } text)
        {
            return new RestoreOutcome.Refused(
                $"There is no master key: neither JOURNAL_MASTER_KEY nor the file {source.KeyFile}. "
                    + "Put the copy of the key back first; without it the backup cannot be read. Nothing was changed."
            );
        }
        var read = MasterKeyRing.Parse(text);
        if (read is not MasterKeyOutcome.Found { Ring: var ring })
        {
            return new RestoreOutcome.Refused(read.Refusal(isSealed: true));
        }
        return keys.TryTake([.. header.Keys.Select(k => k.ToRow())], ring)
            ? null
            : new RestoreOutcome.WrongMasterKey([.. header.Keys.Select(k => k.MasterKeyId).Distinct()]);
    }

    /// <summary>Finds the master keys that the data keys of a backup need, which is known to be whole and unchanged.</summary>
    /// <returns>Those that are not at hand; null when the backup has tables or columns that this program does not know.</returns>
    private List<string>? MissingMasterKeys(string file)
    {
        using var backup = BackupFile.Open(file);
        backup.CheckUnder(keys.Access);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        using var db = store.Read();
        var known = TableShape
            .All(db)
            .ToDictionary(t => t.Name, t => t.Columns.Select(c => c.Name).ToList(), StringComparer.Ordinal);
        foreach (var (table, values) in backup.Rows())
        {
            if (!known.TryGetValue(table.Name, out var columns) || table.Columns.Except(columns).Any())
            {
                return null;
            }
            if (table.Name == "data_keys")
            {
                var at = table.Columns.ToList().IndexOf("master_key_id");
                needed.Add(values[at].GetString() ?? "");
            }
        }
        return [.. needed.Where(id => keys.MasterKeys.Find(id) is null)];
    }

    private async Task<RestoreOutcome> LoadAsync(string file, CancellationToken cancel)
    {
        if (store.Kind.MigratesItself)
        {
            Directory.CreateDirectory(storage.DataDirectory, FolderMode);
        }
        await store.Kind.MigrateAsync(cancel);
        var erased = ErasureState
            .Of((await ledger.ErasuresAsync(cancel)).Notes)
            .Where(n => n.Value.Step == ErasureStep.Done)
            .Select(n => n.Key.Value)
            .ToHashSet();
        return await store.TransactAsync(db => LoadAsync(db, file, erased, cancel), cancel);
    }

    private async Task<RestoreOutcome> LoadAsync(
        JournalDb db,
        string file,
        HashSet<Guid> erased,
        CancellationToken cancel
    )
    {
        if (!await IsNewAsync(db, cancel))
        {
            return new RestoreOutcome.NotEmpty();
        }
        // What a first start made: keys of its own, under which nothing was written yet.
        await db.DataKeys.ExecuteDeleteAsync(cancel);
        await db.Practices.ExecuteDeleteAsync(cancel);
        using var backup = BackupFile.Open(file);
        backup.CheckUnder(keys.Access);
        await using var loader = new RestoredRows(db, erased);
        await loader.LoadAsync(backup, cancel);
        var lost = await MoveHeadsBackAsync(db, cancel);
        return new RestoreOutcome.Restored(backup.Header.When, loader.Counts, loader.ErasedPatients, lost);
    }

    // A first start makes the practice's keys and its row, and nobody has changed that row since.
    private static async Task<bool> IsNewAsync(JournalDb db, CancellationToken cancel)
    {
        var others = TableShape.All(db).Where(t => t.Name is not ("data_keys" or "practices"));
        var anyRow = string.Join(" union all ", others.Select(t => $"select 1 as \"Value\" from {t.Name}"));
        return !await db.DataKeys.AnyAsync(k => k.PatientId != null, cancel)
            && !await db.Practices.AnyAsync(p => p.Version > 1, cancel)
            && !await db.Database.SqlQueryRaw<int>(anyRow).AnyAsync(cancel);
    }

    // The ledger remembers the access record as it was last; from now on it goes on from where the backup ends. It is
    // told before the commit: a process that dies in between leaves an empty database, into which the restore runs again.
    private async Task<int> MoveHeadsBackAsync(JournalDb db, CancellationToken cancel)
    {
        var ends = await db
            .AccessLines.Where(l => !db.AccessLines.Any(o => o.PatientId == l.PatientId && o.Sequence > l.Sequence))
            .Select(l => new
            {
                l.PatientId,
                l.Sequence,
                l.Chain,
            })
            .ToListAsync(cancel);
        var lost = 0;
        foreach (var end in ends)
        {
            var known = await ledger.HeadAsync(end.PatientId, cancel);
            lost += Math.Max(0, known.Sequence - end.Sequence);
            var head = new AccessHead(end.Sequence, Convert.ToHexString(end.Chain));
            await ledger.KeepHeadAsync(end.PatientId, head, cancel);
        }
        return lost;
    }
}
