using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TherapyJournal.Storage;

/// <summary>Migrates the embedded database, also after a process died in the middle of it.</summary>
/// <remarks>
/// EF guards a migration with a row in <c>__EFMigrationsLock</c>. A killed process leaves that row, and every later
/// start would wait for it for ever. Here an operating-system lock on a file beside the database says whether anybody
/// is really migrating: it ends with its process, so whoever holds it may take an abandoned row away.
/// </remarks>
internal static class SqliteMigration
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(SqliteKind kind, CancellationToken cancel)
    {
        await using var held = await HoldAsync(kind.File + ".migrating", cancel);
        ReleaseAbandonedLock(kind.ConnectionString);
        await using var db = kind.CreateContext();
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task<FileStream> HoldAsync(string file, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Longest)
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static void ReleaseAbandonedLock(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where name = '__EFMigrationsLock'";
        if (command.ExecuteScalar() is 0L)
        {
            return;
        }
        command.CommandText = "delete from \"__EFMigrationsLock\"";
        command.ExecuteNonQuery();
    }
}
