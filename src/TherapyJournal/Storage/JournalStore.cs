using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TherapyJournal.Storage;

/// <summary>The database of this installation: makes contexts, and runs units of work again when the connection was lost.</summary>
public sealed class JournalStore(IDatabaseKind kind, TimeProvider clock)
{
    private const int MostTries = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>What differs between SQLite and PostgreSQL.</summary>
    public IDatabaseKind Kind { get; } = kind;

    /// <summary>A context of its own, without tracking: for reading.</summary>
    public JournalDb Read()
    {
        var db = Kind.CreateContext();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>Reads, and reads again when the connection was lost.</summary>
    public Task<T> ReadAsync<T>(Func<JournalDb, Task<T>> read, CancellationToken cancel) =>
        AgainAsync(
            async () =>
            {
                await using var db = Read();
                // Once for all that is read: each query alone would take a connection and give it back.
                await db.Database.OpenConnectionAsync(cancel);
                return await read(db);
            },
            cancel
        );

    /// <summary>Runs a unit of work in one transaction and saves it; on a lost connection, or when somebody else saved the same row first, the whole unit runs again.</summary>
    /// <remarks>The unit must be safe to run twice: everything it decides, it decides from what it reads inside.</remarks>
    public Task<T> TransactAsync<T>(Func<JournalDb, Task<T>> work, CancellationToken cancel) =>
        AgainAsync(() => InTurnAsync(() => CommitAsync(work, cancel), cancel), cancel);

    /// <summary>The same for a unit without a result.</summary>
    public Task TransactAsync(Func<JournalDb, Task> work, CancellationToken cancel) =>
        TransactAsync(
            async db =>
            {
                await work(db);
                return true;
            },
            cancel
        );

    private async Task<T> CommitAsync<T>(Func<JournalDb, Task<T>> work, CancellationToken cancel)
    {
        await using var db = Kind.CreateContext();
        // The unit succeeds or fails as a whole: there is nothing to go back to in between.
        db.Database.AutoSavepointsEnabled = false;
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancel);
        var result = await work(db);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        StoreMeter.Commits.Add(1);
        return result;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> commit, CancellationToken cancel)
    {
        if (Kind.WriteTurn is not { } turn)
        {
            return await commit();
        }
        await turn.WaitAsync(cancel);
        try
        {
            return await commit();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<T> AgainAsync<T>(Func<Task<T>> attempt, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception fault)
                when (tried < MostTries && (Kind.IsTransient(fault) || fault is DbUpdateConcurrencyException))
            {
                await Task.Delay(FirstPause * (1 << tried), clock, cancel);
            }
        }
    }
}

/// <summary>What differs between the two databases.</summary>
public interface IDatabaseKind
{
    /// <summary>SQLite or PostgreSQL, as a person says it.</summary>
    string Name { get; }

    /// <summary>Whether the program brings the tables up to date by itself at start.</summary>
    bool MigratesItself { get; }

    JournalDb CreateContext();

    /// <summary>Taken by whoever writes, where the database has one writer at a time: waiting here costs nothing, while a busy file is asked again and again. Null: several may write at once.</summary>
    SemaphoreSlim? WriteTurn { get; }

    /// <summary>Whether the same work may succeed when it is run again: a lost connection, a deadlock, a busy file.</summary>
    bool IsTransient(Exception fault);

    /// <summary>Whether a unique value was there already.</summary>
    bool IsDuplicate(Exception fault);

    /// <summary>The statements of the queue that the two databases write differently.</summary>
    QueueSql Queue { get; }

    /// <summary>Brings the tables up to date; several processes may try at once, and one that died in the middle is no hindrance.</summary>
    Task MigrateAsync(CancellationToken cancel);

    /// <summary>Begins a transaction in which every read sees the same moment, and which keeps no writer waiting.</summary>
    Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Removes from the database's own files what deleted rows left there; false when others were in the way.</summary>
    Task<bool> ClearTracesAsync(CancellationToken cancel);

    /// <summary>Whether the database finds its own files sound.</summary>
    Task<bool> IsSoundAsync(CancellationToken cancel);

    /// <summary>The time of the database's machine, Unix milliseconds; null when it has no clock of its own.</summary>
    Task<long?> ClockAsync(CancellationToken cancel);
}
