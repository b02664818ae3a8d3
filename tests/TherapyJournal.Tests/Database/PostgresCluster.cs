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

    /// <summary>Makes an empty database, or a copy of a template (about 0.1 s), dropped when it is disposed.</summary>
    public async Task<PostgresDatabase> CreateAsync(PostgresTemplate? template = null)
    {
        SkipWhereAbsent();
        var original = template is null ? null : await template.NameOnAsync(this);
        var name = NewName("journal_test");
        await RunAsync(original is null ? $"create database {name}" : $"create database {name} template {original}");
        return new PostgresDatabase(this, name);
    }

    internal string UrlOf(string database) => new UriBuilder(address!) { Path = database }.Uri.ToString();

    internal static string NewName(string kind) => $"{kind}_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <summary>Runs statements one by one on the server's own database, each outside a transaction.</summary>
    internal async Task RunAsync(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    private string ConnectionString
    {
        get
        {
            var account = address!.UserInfo.Split(':', 2);
            return new NpgsqlConnectionStringBuilder
            {
                Host = address.Host,
                Port = address.IsDefaultPort ? NpgsqlConnection.DefaultPort : address.Port,
                Username = Uri.UnescapeDataString(account[0]),
                Password = account.Length > 1 ? Uri.UnescapeDataString(account[1]) : null,
                Database = address.AbsolutePath.Trim('/'),
                Pooling = false,
            }.ConnectionString;
        }
    }
}
