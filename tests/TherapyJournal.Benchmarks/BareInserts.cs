using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TherapyJournal.Storage;

namespace TherapyJournal.Benchmarks;

/// <summary>The floor to compare with: plain inserts of the same bytes in as many commits, by as many writers.</summary>
internal static class BareInserts
{
    public static async Task<long> SealedBytesAsync(JournalStore store)
    {
        await using var db = store.Read();
        return await db.Entries.SumAsync(e => (long)e.Sealed.Length)
            + await db.Summaries.SumAsync(e => (long)e.Sealed.Length)
            + await db.Reflections.SumAsync(e => (long)e.Sealed.Length)
            + await db.Notifications.SumAsync(e => (long)e.Sealed.Length)
            + await db.SuggestedGoals.SumAsync(e => (long)e.Sealed.Length)
            + await db.AccessLines.SumAsync(e => (long)e.Sealed.Length);
    }

    public static async Task<TimeSpan> RunAsync(BenchHouse house, long commits, long bytes, int writers)
    {
        var row = RandomNumberGenerator.GetBytes((int)(bytes / commits));
        var watch = Stopwatch.StartNew();
        if (house.Url is { } url)
        {
            await InPostgresAsync(BenchHouse.ConnectionString(url), row, commits, writers);
        }
        else
        {
            InSqlite(Path.Combine(house.Folder, "bare.db"), row, commits);
        }
        return watch.Elapsed;
    }

    private static async Task InPostgresAsync(string connectionString, byte[] row, long commits, int writers)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (
            var make = source.CreateCommand("create table bare (id bigint generated always as identity, row bytea)")
        )
        {
            await make.ExecuteNonQueryAsync();
        }
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(0, (int)commits),
            new ParallelOptions { MaxDegreeOfParallelism = writers },
            async (_, cancel) =>
            {
                await using var insert = source.CreateCommand("insert into bare (row) values ($1)");
                insert.Parameters.AddWithValue(row);
                await insert.ExecuteNonQueryAsync(cancel);
            }
        );
    }

    private static void InSqlite(string file, byte[] row, long commits)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "pragma journal_mode = wal; pragma synchronous = full; create table bare (id integer primary key, row blob)";
        command.ExecuteNonQuery();
        command.CommandText = "insert into bare (row) values ($row)";
        command.Parameters.AddWithValue("$row", row);
        for (var i = 0L; i < commits; i++)
        {
            command.ExecuteNonQuery();
        }
    }
}
