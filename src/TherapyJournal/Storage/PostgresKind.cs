using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TherapyJournal.Storage;

/// <summary>PostgreSQL: several workers may share one database, also behind a transaction-mode pooler.</summary>
public sealed class PostgresKind : IDatabaseKind, IDisposable
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

    private readonly NpgsqlDataSource source;
    private readonly DbContextOptions<PostgresJournalDb> options;

    public PostgresKind(string connectionString)
    {
        source = new NpgsqlDataSourceBuilder(connectionString).Build();
        var builder = new DbContextOptionsBuilder<PostgresJournalDb>().UseNpgsql(source);
        if (CompiledModel.Postgres is { } model)
        {
            builder.UseModel(model);
        }
        options = builder.Options;
    }

    public string Name => "PostgreSQL";

    public bool MigratesItself => false;

    public QueueSql Queue { get; } = QueueSql.ForPostgres();

    public JournalDb CreateContext() => new PostgresJournalDb(options);

    public bool IsTransient(Exception fault) =>
        Faults
            .Chain(fault)
            .Any(e =>
                e is PostgresException postgres
                    ? TransientStates.Contains(postgres.SqlState)
                    : e is NpgsqlException { IsTransient: true } or SocketException or EndOfStreamException
            );

    public bool IsDuplicate(Exception fault) =>
        Faults.Chain(fault).OfType<PostgresException>().Any(e => e.SqlState == PostgresErrorCodes.UniqueViolation);

    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = CreateContext();
        await db.Database.MigrateAsync(cancel);
    }

    public void Dispose() => source.Dispose();
}

/// <summary>The journal in PostgreSQL.</summary>
public sealed class PostgresJournalDb(DbContextOptions<PostgresJournalDb> options) : JournalDb(options);
