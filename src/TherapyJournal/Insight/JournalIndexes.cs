using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>The indexes that this process holds: of whoever was asked about last, as many as fit, and none that is older than its journal.</summary>
public sealed class JournalIndexes(JournalStore store, TimeProvider clock) : IDisposable
{
    /// <summary>All of them together, in bytes.</summary>
    internal const long MostBytes = 300_000_000;

    private readonly Dictionary<(PatientId, bool), KeptIndex> kept = [];
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private readonly Lock turn = new();
    private ITimer? looking;
    private bool isDisposed;

    /// <summary>Uses the index of a record that the door has opened, with what its reader may see; it is made anew where the journal has changed since.</summary>
    internal async Task<T> UseAsync<T>(OpenRecord record, JournalDb db, Func<JournalIndex, Task<T>> use)
    {
        var mark = await JournalMark.OfAsync(db, record.Patient);
        var index = Take(record, mark) ?? Put(record, mark, await BuildAsync(record, db));
        try
        {
            if (await index.FollowVectorsAsync(record, db))
            {
                MakeRoom(but: index);
            }
            return await use(index.Index);
        }
        finally
        {
            GiveBack(index);
        }
    }

    /// <summary>Forgets what is older than its journal, or of somebody who is not there any more. It runs every five seconds while any is held.</summary>
    internal async Task ForgetChangedAsync()
    {
        List<(PatientId Patient, JournalMark Mark)> held;
        lock (turn)
        {
            held = [.. kept.Select(k => (k.Key.Item1, k.Value.Mark)).Distinct()];
        }
        foreach (var (patient, mark) in held)
        {
            if (await MarkAsync(patient) != mark)
            {
                Forget(patient, mark);
            }
        }
    }

    /// <summary>How much memory those that are held take, in bytes, as it is reckoned.</summary>
    internal long Bytes
    {
        get
        {
            lock (turn)
            {
                return kept.Values.Sum(k => k.Index.Bytes);
            }
        }
    }

    /// <summary>How many are held.</summary>
    internal int Count
    {
        get
        {
            lock (turn)
            {
                return kept.Count;
            }
        }
    }

    public void Dispose()
    {
        lock (turn)
        {
            isDisposed = true;
            looking?.Dispose();
            foreach (var key in kept.Keys.ToList())
            {
                Drop(key);
            }
        }
    }

    /// <returns>Null where the database cannot be asked: then nobody knows whether it still holds.</returns>
    private async Task<JournalMark?> MarkAsync(PatientId patient)
    {
        try
        {
            return await store.ReadAsync(db => JournalMark.OfAsync(db, patient), CancellationToken.None);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static async Task<JournalIndex> BuildAsync(OpenRecord record, JournalDb db)
    {
        var zone = record.Standing.Zone;
        var entries = (await ReadEntries.FromAsync(record, db, from: null, to: null)).Entries;
        return new JournalIndex([
            .. entries.Select(e => new IndexedEntry(e.Id, e.At.InZone(zone).Date, e.Content.Text)),
        ]);
    }

    private KeptIndex? Take(OpenRecord record, JournalMark mark)
    {
        lock (turn)
        {
            var key = (record.Patient, record.SeesPrivate);
            if (!kept.TryGetValue(key, out var found))
            {
                return null;
            }
            if (found.Mark != mark)
            {
                Drop(key);
                return null;
            }
            found.Users++;
            found.LastUsed = clock.GetTimestamp();
            return found;
        }
    }

    private KeptIndex Put(OpenRecord record, JournalMark mark, JournalIndex index)
    {
        lock (turn)
        {
            var key = (record.Patient, record.SeesPrivate);
            var made = new KeptIndex(index, mark) { Users = 1, LastUsed = clock.GetTimestamp() };
            Drop(key);
            if (isDisposed)
            {
                made.IsDropped = true;
                return made;
            }
            kept[key] = made;
            looking ??= clock.CreateTimer(_ => _ = ForgetChangedAsync(), state: null, Idle, Idle);
            MakeRoom(but: made);
            return made;
        }
    }

    private void MakeRoom(KeptIndex but)
    {
        lock (turn)
        {
            while (kept.Count > 1 && Bytes > MostBytes)
            {
                Drop(kept.Where(k => k.Value != but).MinBy(k => k.Value.LastUsed).Key);
            }
        }
    }

    private void GiveBack(KeptIndex index)
    {
        lock (turn)
        {
            index.Users--;
            index.DisposeUnused();
        }
    }

    private void Forget(PatientId patient, JournalMark mark)
    {
        lock (turn)
        {
            foreach (
                var key in kept.Where(k => k.Key.Item1 == patient && k.Value.Mark == mark).Select(k => k.Key).ToList()
            )
            {
                Drop(key);
            }
        }
    }

    private void Drop((PatientId, bool) key)
    {
        if (kept.Remove(key, out var dropped))
        {
            dropped.IsDropped = true;
            dropped.DisposeUnused();
        }
    }
}
