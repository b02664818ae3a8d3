using Npgsql;
using Shouldly;
using Xunit;
using Xunit.Sdk;

namespace TherapyJournal.Tests.Database;

public sealed class PostgresClusterTests
{
    private static readonly PostgresTemplate OneTable = new(url => RunAsync(url, "create table kept (line text)"));

    [Fact]
    public async Task A_database_is_empty_at_first_and_gone_afterwards()
    {
        string url;
        await using (var database = await PostgresCluster.Current.CreateAsync())
        {
            url = database.Url;
            (await CountTablesAsync(url)).ShouldBe(0);
        }

        var error = await Should.ThrowAsync<PostgresException>(() => CountTablesAsync(url));
        error.SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
    }

    [Fact]
    public async Task A_database_is_dropped_even_while_somebody_is_connected()
    {
        var database = await PostgresCluster.Current.CreateAsync();
        await using var connection = new NpgsqlConnection(ConnectionString(database.Url));
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        await database.DisposeAsync();

        await Should.ThrowAsync<PostgresException>(() => CountTablesAsync(database.Url));
    }

    [Fact]
    public async Task A_copy_holds_what_its_template_holds_and_keeps_its_own_rows()
    {
        await using var one = await PostgresCluster.Current.CreateAsync(OneTable);
        await using var other = await PostgresCluster.Current.CreateAsync(OneTable);

        await RunAsync(one.Url, "insert into kept values ('only here')");

        (await RunAsync(one.Url, "select count(*) from kept")).ShouldBe(1L);
        (await RunAsync(other.Url, "select count(*) from kept")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_server_is_as_durable_as_in_production()
    {
        await using var database = await PostgresCluster.Current.CreateAsync();

        (await RunAsync(database.Url, "show fsync")).ShouldBe("on");
        (await RunAsync(database.Url, "show synchronous_commit")).ShouldBe("on");
    }

    [Fact]
    public void Without_a_server_a_test_is_skipped_with_a_reason()
    {
        var skip = Should.Throw<SkipException>(new PostgresCluster(url: null, required: false).SkipWhereAbsent);

        skip.Message.ShouldContain("JOURNAL_TEST_POSTGRES is not set");
    }

    [Fact]
    public void Where_a_server_is_required_its_absence_fails()
    {
        var failure = Should.Throw<FailException>(new PostgresCluster(url: null, required: true).SkipWhereAbsent);

        failure.Message.ShouldContain("JOURNAL_REQUIRE_POSTGRES=1");
    }

    private static async Task<long> CountTablesAsync(string url) =>
        (long)(await RunAsync(url, "select count(*) from pg_tables where schemaname = 'public'"))!;

    private static async Task<object?> RunAsync(string url, string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(url));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync();
    }

    private static string ConnectionString(string url)
    {
        var address = new Uri(url);
        var account = address.UserInfo.Split(':');
        return $"Host={address.Host};Port={address.Port};Username={account[0]};Password={account[1]};Database={address.AbsolutePath[1..]};Pooling=false";
    }
}
