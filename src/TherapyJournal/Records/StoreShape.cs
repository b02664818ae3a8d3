using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>What is in the database before anything is changed: how far it is migrated, and the keys of the practice.</summary>
internal sealed record StoreShape(
    string? Unreachable,
    bool Pending,
    bool MadeByNewerProgram,
    IReadOnlyList<DataKey> PracticeKeys
)
{
    private static readonly StoreShape Empty = new(null, true, false, []);

    // The program's own types do not change while it runs; a server looks every second.
    private static readonly Lazy<ILookup<Type, string>> Known = new(KnownMigrations);

    public bool HasKeys => PracticeKeys.Count > 0;

    public static async Task<StoreShape> ReadAsync(JournalStore store, StorageOptions storage, CancellationToken cancel)
    {
        // Opening an absent SQLite file would make it: look first.
        if (store.Kind.MigratesItself && !File.Exists(storage.SqliteFile))
        {
            return Empty;
        }
        // Beside the making of the first context: it reads every type of the product.
        var known = Task.Run(() => Known.Value, cancel);
        try
        {
            return await store.ReadAsync(async db => await ReadAsync(db, store.Kind, await known, cancel), cancel);
        }
        catch (Exception fault) when (Faults.Chain(fault).Any(e => e is DbException))
        {
            return Empty with
            {
                Unreachable = store.Kind.MigratesItself
                    ? $"The file {storage.SqliteFile} cannot be read as a journal: it is damaged, or not ours. "
                        + "Nothing was changed; 'journal restore' brings a backup back into an empty folder."
                    : "The database of DATABASE_URL cannot be reached. Check the address, the password and whether it runs; "
                        + "nothing was changed.",
            };
        }
    }

    // Every command passes here before it does anything, so the questions are asked without EF's making of queries.
    private static async Task<StoreShape> ReadAsync(
        JournalDb db,
        IDatabaseKind kind,
        ILookup<Type, string> migrations,
        CancellationToken cancel
    )
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var applied = await TableExistsAsync(command, kind, "__EFMigrationsHistory", cancel)
            ? await RowsAsync(
                command,
                """select "MigrationId" from "__EFMigrationsHistory" """,
                r => r.GetString(0),
                cancel
            )
            : [];
        var known = migrations[db.GetType()].ToList();
        var keys = await TableExistsAsync(command, kind, "data_keys", cancel)
            ? await RowsAsync(command, PracticeKeyRows, Key, cancel)
            : [];
        return new StoreShape(null, known.Except(applied).Any(), applied.Except(known).Any(), keys);
    }

    private const string PracticeKeyRows =
        "select id, kind, key_version, master_key_id, sealed, version from data_keys where patient_id is null";

    private static DataKey Key(DbDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Kind = row.GetString(1),
            KeyVersion = row.GetInt32(2),
            MasterKeyId = row.GetString(3),
            Sealed = row.GetFieldValue<byte[]>(4),
            Version = row.GetInt32(5),
        };

    // A scan by attribute costs a tenth of asking EF's migrator, and every command pays it.
    /// <returns>The ids, by the context that they are for.</returns>
    private static ILookup<Type, string> KnownMigrations() =>
        typeof(StoreShape)
            .Assembly.GetTypes()
            .Where(t => typeof(Migration).IsAssignableFrom(t))
            .Select(t =>
                (
                    t.GetCustomAttribute<DbContextAttribute>()?.ContextType,
                    t.GetCustomAttribute<MigrationAttribute>()?.Id
                )
            )
            .Where(m => m is { ContextType: not null, Id: not null })
            .ToLookup(m => m.ContextType!, m => m.Id!);

    private static async Task<bool> TableExistsAsync(
        DbCommand command,
        IDatabaseKind kind,
        string table,
        CancellationToken cancel
    )
    {
        var question = kind.MigratesItself
            ? $"select 1 from sqlite_master where name = '{table}'"
            : $"select 1 from pg_tables where tablename = '{table}' and schemaname = current_schema()";
        return (await RowsAsync(command, question, r => r.GetInt32(0), cancel)).Count > 0;
    }

    private static async Task<List<T>> RowsAsync<T>(
        DbCommand command,
        string question,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    )
    {
        command.CommandText = question;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }
        return rows;
    }
}
