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

    public bool HasKeys => PracticeKeys.Count > 0;

    public static async Task<StoreShape> ReadAsync(JournalStore store, StorageOptions storage, CancellationToken cancel)
    {
        // Opening an absent SQLite file would make it: look first.
        if (store.Kind.MigratesItself && !File.Exists(storage.SqliteFile))
        {
            return Empty;
        }
        try
        {
            return await store.ReadAsync(db => ReadAsync(db, store.Kind, cancel), cancel);
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

    private static async Task<StoreShape> ReadAsync(JournalDb db, IDatabaseKind kind, CancellationToken cancel)
    {
        var applied = await TableExistsAsync(db, kind, "__EFMigrationsHistory", cancel)
            ? await db
                .Database.SqlQueryRaw<string>("""select "MigrationId" as "Value" from "__EFMigrationsHistory" """)
                .ToListAsync(cancel)
            : [];
        var known = MigrationsOf(db.GetType());
        var keys = await TableExistsAsync(db, kind, "data_keys", cancel)
            ? await db.DataKeys.AsNoTracking().Where(k => k.PatientId == null).ToListAsync(cancel)
            : [];
        return new StoreShape(null, known.Except(applied).Any(), applied.Except(known).Any(), keys);
    }

    // A scan by attribute costs a tenth of asking EF's migrator, and every command pays it.
    private static List<string> MigrationsOf(Type context) =>
        [
            .. typeof(StoreShape)
                .Assembly.GetTypes()
                .Where(t => typeof(Migration).IsAssignableFrom(t))
                .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
                .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id)
                .OfType<string>(),
        ];

    private static async Task<bool> TableExistsAsync(
        JournalDb db,
        IDatabaseKind kind,
        string table,
        CancellationToken cancel
    )
    {
        var question = kind.MigratesItself
            ? """select count(*) as "Value" from sqlite_master where name = {0}"""
            : """select count(*)::int as "Value" from pg_tables where tablename = {0} and schemaname = current_schema()""";
        return await db.Database.SqlQueryRaw<int>(question, table).SingleAsync(cancel) > 0;
    }
}
