using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace TherapyJournal.Storage;

/// <summary>PostgreSQL: several workers may share one database, also behind a transaction-mode pooler.</summary>
internal sealed class PostgresKind : IDatabaseKind
{
    // Shut down, crash, dropped idle session, serialization, deadlock, connection lost.
    private static readonly HashSet<string> TransientStates =
    [
        "57P01",
        "57P02",
        "57P03",
        "57P05",
        "40001",
        "40P01",
        "08000",
        "08003",
        "08006",
        "08001",
        "08004",
    ];

    private const string DataCorrupted = "XX001";
    private const string IndexCorrupted = "XX002";
    private const int SecondsToWaitForTable = 10;

    private readonly string connectionString;
    private readonly PooledDbContextFactory<PostgresJournalDb> contexts;

    // By its string, and with no source of connections of its own: the provider builds all its services and compiles all
    // its queries anew for each source, and keeps one pool for all who use one string.
    public PostgresKind(string connectionString)
    {
        this.connectionString = connectionString;
        contexts = new(new DbContextOptionsBuilder<PostgresJournalDb>().UseNpgsql(connectionString).Options);
    }

    public string Name => "PostgreSQL";

    public bool MigratesItself => false;

    public SemaphoreSlim? WriteTurn => null;

    public QueueSql Queue { get; } = QueueSql.ForPostgres();

    public JournalDb CreateContext() => contexts.CreateDbContext();

    public bool IsTransient(Exception fault) =>
        Faults
            .Chain(fault)
            .Any(e =>
                e is PostgresException postgres
                    ? TransientStates.Contains(postgres.SqlState)
                    : e is NpgsqlException { IsTransient: true } or SocketException or EndOfStreamException
                        || IsTornDown(e)
            );

    // A connection that breaks at the very moment in which a command begins on it: Npgsql raises this before it sends anything.
    private static bool IsTornDown(Exception fault) =>
        fault is ObjectDisposedException { ObjectName: "System.Threading.ManualResetEventSlim" };

    public bool IsDuplicate(Exception fault) =>
        Faults.Chain(fault).OfType<PostgresException>().Any(e => e.SqlState == PostgresErrorCodes.UniqueViolation);

    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = CreateContext();
        await db.Database.MigrateAsync(cancel);
    }

    public async Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    // Deleted rows stay in a table's file until their place is needed. The table of keys is small, so that it is
    // written anew: without the key, the rest of a deleted record is noise.
    public async Task<bool> ClearTracesAsync(CancellationToken cancel)
    {
        try
        {
            await AskAsync("vacuum full data_keys", cancel, SecondsToWaitForTable);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // PostgreSQL checks its pages as it reads them; this reads the smallest table that everything depends on.
    public async Task<bool> IsSoundAsync(CancellationToken cancel)
    {
        try
        {
            await AskAsync("select count(length(sealed)) from data_keys", cancel);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState is DataCorrupted or IndexCorrupted)
        {
            return false;
        }
    }

    public async Task<long?> ClockAsync(CancellationToken cancel) =>
        (long?)await AskAsync("select (extract(epoch from clock_timestamp()) * 1000)::bigint", cancel);

    private async Task<object?> AskAsync(string sql, CancellationToken cancel, int? seconds = null)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        command.CommandTimeout = seconds ?? command.CommandTimeout;
        return await command.ExecuteScalarAsync(cancel);
    }
}

/// <summary>The journal in PostgreSQL.</summary>
internal sealed class PostgresJournalDb(DbContextOptions<PostgresJournalDb> options) : JournalDb(options);
