using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using Xunit;

namespace TherapyJournal.Tests.Database;

/// <summary>The throw-away PostgreSQL server that <c>./dev test</c> starts; it hands out fresh databases.</summary>
/// <remarks>
/// Without a server its tests are skipped visibly; where <c>JOURNAL_REQUIRE_POSTGRES=1</c> is set they fail instead.
/// </remarks>
public sealed class PostgresCluster
{
    private const string Absent =
        "There is no PostgreSQL to test with: JOURNAL_TEST_POSTGRES is not set. ./dev test starts one where it is installed.";

    private readonly Uri? address;
    private readonly bool required;
    private readonly ConcurrentBag<string> made = [];
    private readonly Lock gate = new();
    private Task tidying = Task.CompletedTask;

    internal PostgresCluster(string? url, bool required)
    {
        address = string.IsNullOrEmpty(url) ? null : new Uri(url);
        this.required = required;
    }

    /// <summary>The server that the environment names.</summary>
    public static PostgresCluster Current { get; } =
        new(
            Environment.GetEnvironmentVariable("JOURNAL_TEST_POSTGRES"),
            Environment.GetEnvironmentVariable("JOURNAL_REQUIRE_POSTGRES") == "1"
        );

    /// <summary>Call first in a test, or in the constructor of a test class: skips where there is no server.</summary>
    public void SkipWhereAbsent()
    {
        if (address is null && required)
        {
            Assert.Fail(Absent + " JOURNAL_REQUIRE_POSTGRES=1 forbids to skip this test.");
        }
        Assert.SkipWhen(address is null, Absent);
    }

    /// <summary>An empty database, or one with the tables of a template; disposed, it is gone soon after, or handed to the next test emptied.</summary>
    public async Task<PostgresDatabase> CreateAsync(PostgresTemplate? template = null)
    {
        SkipWhereAbsent();
        if (template is not null)
        {
            var taken = await template.TakeAsync(this);
            return new PostgresDatabase(taken, UrlOf(taken), () => Soon(() => template.TakeBackAsync(this, taken)));
        }
        var name = await MakeAsync("journal_test");
        return new PostgresDatabase(name, UrlOf(name), () => Soon(() => DropAsync(name)));
    }

    /// <summary>Waits until what was disposed is gone.</summary>
    internal Task TidiedAsync()
    {
        lock (gate)
        {
            return tidying;
        }
    }

    /// <summary>Makes a database, empty or as a copy.</summary>
    /// <returns>Its name, which nobody else has.</returns>
    internal async Task<string> MakeAsync(string kind, string? copyOf = null)
    {
        var name = $"{kind}_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        // Copied as files, because a copy through the log takes more than twice as long.
        await RunAsync($"create database {name}" + (copyOf is null ? "" : $" template {copyOf} strategy file_copy"));
        made.Add(name);
        return name;
    }

    /// <summary>Drops every database that was made here: the server may be one that goes on.</summary>
    internal async Task DropAllAsync()
    {
        await TidiedAsync();
        foreach (var name in made)
        {
            await DropAsync(name);
        }
    }

    /// <summary>Drops a database, with whoever is still connected.</summary>
    internal Task DropAsync(string name) => RunAsync($"drop database if exists {name} with (force)");

    internal string UrlOf(string database) => new UriBuilder(address!) { Path = database }.Uri.ToString();

    /// <summary>Runs statements one by one on the server's own database, each outside a transaction.</summary>
    internal async Task RunAsync(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(address!, pooling: true));
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    internal static string ConnectionString(Uri address, bool pooling)
    {
        var account = address.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.IsDefaultPort ? NpgsqlConnection.DefaultPort : address.Port,
            Username = Uri.UnescapeDataString(account[0]),
            Password = account.Length > 1 ? Uri.UnescapeDataString(account[1]) : null,
            Database = address.AbsolutePath.Trim('/'),
            Pooling = pooling,
        }.ConnectionString;
    }

    // In the background, one after the other: no test need wait for it.
    private void Soon(Func<Task> tidy)
    {
        lock (gate)
        {
            tidying = AfterAsync(tidying, tidy);
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> tidy)
    {
        await before;
        await tidy();
    }
}
