using System.Diagnostics;
using System.Text;
using Npgsql;
using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Canary;

/// <summary>A dump of the server's database, and the server's own log with every parameter.</summary>
public sealed class NothingInTheOpenOnPostgres() : NothingInTheOpenTests(TestedDatabase.Postgres)
{
    // A backend's own standard error is the server's log.
    private const string Log = "/proc/self/fd/2";
    private long logBegan;

    protected override void Configure(IDictionary<string, string?> settings)
    {
        // Before the test's first connection, so that each one is logged with its parameters: none of an earlier test waits in the pool.
        using var connection = Connect();
        Run<object>(
            connection,
            $"""
            do $$ begin execute format('alter database %I set log_statement = ''all''', current_database()); end $$
            """
        );
        using (var pooled = new NpgsqlConnection(Pooled))
        {
            NpgsqlConnection.ClearPool(pooled);
        }
        logBegan = Run<long>(connection, $"select size from pg_stat_file('{Log}')");
    }

    private protected override async Task<IReadOnlyList<Place>> StoreAsync(string when)
    {
        await using var connection = Connect();
        var log = Run<byte[]>(connection, $"select pg_read_binary_file('{Log}', {logBegan}, 1000000000)")!;
        Encoding.UTF8.GetString(log).ShouldContain("parameters: $1 = ", Case.Insensitive, "parameters are logged");
        return [new Place($"the server's log {when}", log), new Place($"pg_dump {when}", await DumpAsync())];
    }

    private protected override Task PlantAsync(string word) =>
        House.ForgeAsync($"update practices set sealed = {Encoding.UTF8.GetBytes(word)}");

    private async Task<byte[]> DumpAsync()
    {
        using var dump =
            Process.Start(
                new ProcessStartInfo(FindDump(), [$"--dbname={Ground.Settings["DATABASE_URL"]}"])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            ) ?? throw new InvalidOperationException("pg_dump could not be started.");
        using var bytes = new MemoryStream();
        await dump.StandardOutput.BaseStream.CopyToAsync(bytes, Cancel);
        await dump.WaitForExitAsync(Cancel);
        dump.ExitCode.ShouldBe(0);
        bytes.Length.ShouldBeGreaterThan(10_000);
        return bytes.ToArray();
    }

    private static string FindDump() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(d => $"{d}/bin/pg_dump").Last(File.Exists)
            : "pg_dump";

    // It is PostgreSQL.
    private string Pooled =>
        ((PostgresUrlOutcome.Usable)PostgresUrl.Parse(Ground.Settings["DATABASE_URL"]!)).ConnectionString;

    private NpgsqlConnection Connect()
    {
        var text = new NpgsqlConnectionStringBuilder(Pooled) { Pooling = false }.ConnectionString;
        var connection = new NpgsqlConnection(text);
        connection.Open();
        return connection;
    }

    private static T? Run<T>(NpgsqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T?)command.ExecuteScalar();
    }
}
