using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Tests.Database;

/// <summary>Where one test's journal stands: a fresh database, a folder of its own for data, key and ledger. Gone when it is disposed.</summary>
/// <remarks>Several houses may stand on one ground, as several processes use one database.</remarks>
public sealed class Ground : IAsyncDisposable
{
    private static readonly PostgresTemplate MigratedPostgres = new(MigratePostgresAsync);
    private static readonly SqliteTemplate MigratedSqlite = new();
    private readonly PostgresDatabase? postgres;

    private Ground(TestedDatabase on, string folder, PostgresDatabase? postgres)
    {
        (On, Folder, this.postgres) = (on, folder, postgres);
        Settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["JOURNAL_DATA_DIR"] = DataFolder,
            ["JOURNAL_MASTER_KEY_FILE"] = KeyFile,
            ["JOURNAL_LEDGER_DIR"] = LedgerFolder,
            ["DATABASE_URL"] = postgres?.Url,
        };
    }

    public TestedDatabase On { get; }

    /// <summary>Everything that this ground has on disk.</summary>
    public string Folder { get; }

    /// <summary>The one clock of every house on this ground.</summary>
    public StandingClock Clock { get; } = new();

    public string DataFolder => Path.Combine(Folder, "data");

    public string KeyFolder => Path.Combine(Folder, "keys");

    public string KeyFile => Path.Combine(KeyFolder, "master.key");

    public string LedgerFolder => Path.Combine(Folder, "ledger");

    public string SqliteFile => Path.Combine(DataFolder, "journal.db");

    /// <summary>What houses on this ground find in their configuration, as from the environment.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>A ground with a master key and a database that is migrated and otherwise empty.</summary>
    public static Task<Ground> NewAsync(TestedDatabase on) => MakeAsync(on, migrated: true);

    /// <summary>The same on a PostgreSQL of the test's own.</summary>
    public static async Task<Ground> NewAsync(PostgresCluster own)
    {
        var database = await own.CreateAsync();
        await MigratePostgresAsync(database.Url);
        return await MakeAsync(TestedDatabase.Postgres, migrated: true, database);
    }

    /// <summary>A ground with nothing on it: no key, no table, on SQLite not even a file.</summary>
    public static Task<Ground> BareAsync(TestedDatabase on) => MakeAsync(on, migrated: false);

    /// <summary>Closes what SQLite keeps open between uses, so that all of the journal is in its one file.</summary>
    public void Settle() => ClearPool(SqliteFile);

    /// <summary>What stands in the database: on SQLite the very bytes of the file; on PostgreSQL every row of every table.</summary>
    public async Task<string> ContentAsync(CancellationToken cancel)
    {
        if (On == TestedDatabase.Sqlite)
        {
            Settle();
            return Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(SqliteFile, cancel)));
        }
        await using var house = JournalHouse.Build(this);
        return await house.LookAsync(db =>
            db.Database.SqlQuery<string>($"""select schema_to_xml('public', true, true, '')::text as "Value" """)
                .SingleAsync(cancel)
        );
    }

    public ValueTask DisposeAsync()
    {
        postgres?.Dispose();
        Settle();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<Ground> MakeAsync(TestedDatabase on, bool migrated, PostgresDatabase? database = null)
    {
        database ??=
            on == TestedDatabase.Postgres
                ? await PostgresCluster.Current.CreateAsync(migrated ? MigratedPostgres : null)
                : null;
        var folder = Directory.CreateTempSubdirectory("journal-test-").FullName;
        var ground = new Ground(on, folder, database);
        if (migrated)
        {
            Directory.CreateDirectory(ground.KeyFolder);
            await File.WriteAllTextAsync(ground.KeyFile, MasterKeyRing.NewKey("1"));
        }
        if (migrated && on == TestedDatabase.Sqlite)
        {
            Directory.CreateDirectory(ground.DataFolder);
            await MigratedSqlite.CopyToAsync(ground.SqliteFile);
        }
        return ground;
    }

    private static async Task MigratePostgresAsync(string url)
    {
        var usable = (PostgresUrlOutcome.Usable)PostgresUrl.Parse(url);
        var kind = new PostgresKind(usable.ConnectionString);
        await kind.MigrateAsync(CancellationToken.None);
    }

    private static void ClearPool(string file)
    {
        using var connection = new SqliteConnection(new SqliteKind(file).ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>A migrated file, made once per run and then only copied.</summary>
    private sealed class SqliteTemplate
    {
        private readonly Lazy<Task<byte[]>> content = new(MakeAsync);

        public async Task CopyToAsync(string file) => await File.WriteAllBytesAsync(file, await content.Value);

        private static async Task<byte[]> MakeAsync()
        {
            var folder = Directory.CreateTempSubdirectory("journal-template-").FullName;
            var file = Path.Combine(folder, "journal.db");
            await new SqliteKind(file).MigrateAsync(CancellationToken.None);
            ClearPool(file);
            var made = await File.ReadAllBytesAsync(file);
            Directory.Delete(folder, recursive: true);
            return made;
        }
    }
}
