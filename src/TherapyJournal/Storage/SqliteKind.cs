using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace TherapyJournal.Storage;

/// <summary>The embedded default: one file, written ahead, every commit on the disk before it is said.</summary>
internal sealed class SqliteKind : IDatabaseKind
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int Constraint = 19;
    private const int NotADatabase = 26;
    private readonly PooledDbContextFactory<SqliteJournalDb> contexts;

    public SqliteKind(string file)
        : this(file, keepsConnections: true) { }

    private SqliteKind(string file, bool keepsConnections)
    {
        File = file;
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            DefaultTimeout = 30,
            ForeignKeys = true,
            Pooling = keepsConnections,
        }.ToString();
        contexts = new(
            new DbContextOptionsBuilder<SqliteJournalDb>()
                .UseSqlite(ConnectionString)
                .AddInterceptors(new Pragmas())
                .Options
        );
    }

    /// <summary>A database in memory for each context, gone with it.</summary>
    internal static SqliteKind InMemory() => new(":memory:", keepsConnections: false);

    /// <summary>The database file.</summary>
    public string File { get; }

    internal string ConnectionString { get; }

    public string Name => "SQLite";

    public bool MigratesItself => true;

    public SemaphoreSlim? WriteTurn { get; } = new(1, 1);

    public QueueSql Queue { get; } = QueueSql.ForSqlite();

    public JournalDb CreateContext() => contexts.CreateDbContext();

    public bool IsTransient(Exception fault) =>
        Faults.Chain(fault).OfType<SqliteException>().Any(e => e.SqliteErrorCode is Busy or Locked);

    public bool IsDuplicate(Exception fault) =>
        Faults.Chain(fault).OfType<SqliteException>().Any(e => e.SqliteErrorCode == Constraint);

    public Task MigrateAsync(CancellationToken cancel) => SqliteMigration.RunAsync(this, cancel);

    // Deferred: a read transaction. The provider's default would hold off every writer until it ends.
    public Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    // secure_delete has overwritten the rows in the file; the truncated log holds no older page of them.
    public async Task<bool> ClearTracesAsync(CancellationToken cancel) =>
        await ScalarAsync("pragma wal_checkpoint(truncate)", cancel) is 0L;

    public async Task<bool> IsSoundAsync(CancellationToken cancel)
    {
        try
        {
            return await ScalarAsync("pragma quick_check(1)", cancel) is "ok";
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return false;
        }
    }

    public Task<long?> ClockAsync(CancellationToken cancel) => Task.FromResult<long?>(null);

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancel)
    {
        await using var db = CreateContext();
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>Sets what SQLite forgets with each connection, once for each: those that wait in the pool remember it.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        // FULL: a commit survives a power cut. secure_delete: an erased key leaves no trace in the file.
        private const string Text =
            "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma temp_store = memory;";

        private readonly ConditionalWeakTable<sqlite3, object> set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (IsSet(connection, out var handle))
            {
                return;
            }
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
            set.AddOrUpdate(handle, Text);
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            if (IsSet(connection, out var handle))
            {
                return;
            }
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
            set.AddOrUpdate(handle, Text);
        }

        // EF looks whether the file is there over a connection that may not write, and an empty file is not in WAL mode yet.
        private bool IsSet(DbConnection connection, out sqlite3 handle)
        {
            handle = ((SqliteConnection)connection).Handle!;
            return set.TryGetValue(handle, out _)
                || new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
        }
    }
}

/// <summary>The journal in SQLite.</summary>
internal sealed class SqliteJournalDb(DbContextOptions<SqliteJournalDb> options) : JournalDb(options);

/// <summary>Looks through wrapped faults.</summary>
internal static class Faults
{
    public static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            yield return fault;
        }
    }
}
