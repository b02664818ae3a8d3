using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Wraps every data key anew with the current master key, so that an earlier one may be put away.</summary>
/// <remarks>Each key names the master key that opens it, so it may stop at any point and go on later.</remarks>
public sealed class RotateKeys(JournalStore store, Keys keys)
{
    private const int KeysTogether = 100;

    /// <summary>How many data keys are not wrapped by the current master key yet.</summary>
    public Task<int> LeftAsync(CancellationToken cancel)
    {
        var current = keys.MasterKeys.CurrentId;
        return store.ReadAsync(db => db.DataKeys.CountAsync(k => k.MasterKeyId != current, cancel), cancel);
    }

    /// <param name="progress">Told how many keys are done, of how many that are left at the start.</param>
    /// <param name="cancel">Stops between two batches; what is done stays done.</param>
    public async Task<RotateKeysOutcome> RunAsync(IProgress<(int Done, int Total)>? progress, CancellationToken cancel)
    {
        var ring = keys.MasterKeys;
        var wrappedBy = await store.ReadAsync(
            db =>
                db.DataKeys.GroupBy(k => k.MasterKeyId)
                    .Select(g => new { Id = g.Key, Count = g.Count() })
                    .ToListAsync(cancel),
            cancel
        );
        var old = wrappedBy.Where(w => w.Id != ring.CurrentId).ToList();
        if (old.Count == 0)
        {
            return new RotateKeysOutcome.NothingToDo(ring.CurrentId, ring.Ids.Count == 1);
        }
        if (old.Where(w => ring.Find(w.Id) is null).Select(w => w.Id).ToList() is { Count: > 0 } missing)
        {
            return new RotateKeysOutcome.OldKeyMissing(missing);
        }
        return await RotateAsync(old.Sum(w => w.Count), progress, cancel);
    }

    private async Task<RotateKeysOutcome> RotateAsync(
        int total,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancel
    )
    {
        var damaged = new HashSet<Guid>();
        var done = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var (rewrapped, shut) = await store.TransactAsync(db => RotateSomeAsync(db, damaged, cancel), cancel);
            damaged.UnionWith(shut);
            done += rewrapped;
            progress?.Report((done, Math.Max(total, done)));
            if (rewrapped + shut.Count == 0)
            {
                // What the old master key wrapped is still in the database's files until they are cleared.
                var cleared = await store.Kind.ClearTracesAsync(cancel);
                return new RotateKeysOutcome.Rotated(
                    done,
                    keys.MasterKeys.CurrentId,
                    [.. damaged.Select(id => new DamagedRow(DataKey.Label, id))],
                    cleared
                );
            }
        }
    }

    private async Task<(int Rewrapped, List<Guid> Damaged)> RotateSomeAsync(
        JournalDb db,
        HashSet<Guid> passOver,
        CancellationToken cancel
    )
    {
        var ring = keys.MasterKeys;
        var rows = await db
            .DataKeys.AsNoTracking()
            .Where(k => k.MasterKeyId != ring.CurrentId && !passOver.Contains(k.Id))
            .OrderBy(k => k.Id)
            .Take(KeysTogether)
            .ToListAsync(cancel);
        var damaged = new List<Guid>();
        foreach (var row in rows)
        {
            if (!row.TryUnwrap(ring, out var key))
            {
                damaged.Add(row.Id);
                continue;
            }
            var before = row.Version;
            row.Wrap(key, ring);
            // Another process may have rotated or erased it meanwhile: then there is nothing to change.
            await db
                .DataKeys.Where(k => k.Id == row.Id && k.Version == before)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(k => k.Sealed, row.Sealed)
                            .SetProperty(k => k.MasterKeyId, row.MasterKeyId)
                            .SetProperty(k => k.Version, row.Version),
                    cancel
                );
        }
        return (rows.Count - damaged.Count, damaged);
    }
}

/// <summary>What rotating the keys came to.</summary>
public abstract record RotateKeysOutcome
{
    private RotateKeysOutcome() { }

    /// <param name="Keys">How many data keys were wrapped anew in this run.</param>
    /// <param name="MasterKeyId">The master key that opens them all now.</param>
    /// <param name="Damaged">Keys that the master key they name does not open; they were left as they are.</param>
    /// <param name="TracesCleared">Whether the old wrappings are gone from the database's files too.</param>
    public sealed record Rotated(int Keys, string MasterKeyId, IReadOnlyList<DamagedRow> Damaged, bool TracesCleared)
        : RotateKeysOutcome;

    /// <summary>Every data key is wrapped by the current master key; with only one listed, a new one must be listed first.</summary>
    public sealed record NothingToDo(string MasterKeyId, bool OnlyOneListed) : RotateKeysOutcome;

    /// <summary>Data keys are wrapped by master keys that are not listed.</summary>
    public sealed record OldKeyMissing(IReadOnlyList<string> MasterKeyIds) : RotateKeysOutcome;
}
