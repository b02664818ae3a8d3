using Npgsql;
using Shouldly;
using TherapyJournal.Storage;
using Xunit;
using Xunit.Sdk;

namespace TherapyJournal.Tests.Database;

public sealed class PostgresClusterTests
{
    private const string AtWork =
        "select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()";

    private static readonly PostgresTemplate OneTable = new(url => RunAsync(url, "create table kept (line text)"));

    [Fact]
    public async Task A_database_is_empty_at_first_and_gone_afterwards()
    {
        string url;
        using (var database = await PostgresCluster.Current.CreateAsync())
        {
            url = database.Url;
            (await CountTablesAsync(url)).ShouldBe(0);
        }
        await PostgresCluster.Current.TidiedAsync();

        var error = await Should.ThrowAsync<PostgresException>(() => CountTablesAsync(url));
        error.SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
    }

    [Fact]
    public async Task A_database_is_dropped_even_while_somebody_is_connected()
    {
        var database = await PostgresCluster.Current.CreateAsync();
        await using var connection = new NpgsqlConnection(ConnectionString(database.Url));
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        database.Dispose();
        await PostgresCluster.Current.TidiedAsync();

        await Should.ThrowAsync<PostgresException>(() => CountTablesAsync(database.Url));
    }

    [Fact]
    public async Task A_copy_holds_what_its_template_holds_and_keeps_its_own_rows()
    {
        using var one = await PostgresCluster.Current.CreateAsync(OneTable);
        using var other = await PostgresCluster.Current.CreateAsync(OneTable);

        await RunAsync(one.Url, "insert into kept values ('only here')");

        (await RunAsync(one.Url, "select count(*) from kept")).ShouldBe(1L);
        (await RunAsync(other.Url, "select count(*) from kept")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_used_copy_is_emptied_for_the_next_test_with_nobody_at_work_in_it()
    {
        var first = await PostgresCluster.Current.CreateAsync(OneTable);
        await RunAsync(first.Url, "insert into kept values ('of the first')");
        await using var still = new NpgsqlConnection(ConnectionString(first.Url));
        await still.OpenAsync(TestContext.Current.CancellationToken);
        await using var begun = await still.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RunAsync(still, "select line from kept for update");
        first.Dispose();
        await PostgresCluster.Current.TidiedAsync();

        using var next = await PostgresCluster.Current.CreateAsync(OneTable);

        next.Name.ShouldBe(first.Name);
        (await RunAsync(next.Url, "select count(*) from kept")).ShouldBe(0L);
        (await RunAsync(next.Url, AtWork)).ShouldBe(0L);
        await Should.ThrowAsync<NpgsqlException>(() => RunAsync(still, "select 1"));
    }

    [Fact]
    public async Task A_connection_that_waits_for_the_next_test_is_kept()
    {
        var used = await PostgresCluster.Current.CreateAsync(OneTable);
        var backend = await BackendOfPoolAsync(used.Url);
        used.Dispose();
        await PostgresCluster.Current.TidiedAsync();

        using var next = await PostgresCluster.Current.CreateAsync(OneTable);

        next.Name.ShouldBe(used.Name);
        (await RunAsync(next.Url, $"select count(*) from pg_stat_activity where pid = {backend}")).ShouldBe(1L);
    }

    [Theory]
    [InlineData("alter table kept add column other int")]
    [InlineData("create index on kept (line)")]
    [InlineData("alter table kept add constraint short check (length(line) < 9)")]
    [InlineData("revoke all on kept from current_user")]
    [InlineData("create table other (line text)")]
    [InlineData("do $$ begin execute format('alter database %I set work_mem = 64', current_database()); end $$")]
    public async Task A_copy_whose_tables_were_changed_is_dropped(string change)
    {
        var used = await PostgresCluster.Current.CreateAsync(OneTable);
        await RunAsync(used.Url, change);
        used.Dispose();
        await PostgresCluster.Current.TidiedAsync();

        using var next = await PostgresCluster.Current.CreateAsync(OneTable);

        next.Name.ShouldNotBe(used.Name);
        await Should.ThrowAsync<PostgresException>(() => CountTablesAsync(used.Url));
    }

    [Fact]
    public async Task The_server_is_as_durable_as_in_production()
    {
        using var database = await PostgresCluster.Current.CreateAsync();

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
        return await RunAsync(connection, statement);
    }

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The server's side of a connection that goes back to where the product takes its own from.</summary>
    private static async Task<int> BackendOfPoolAsync(string url)
    {
        await using var connection = new NpgsqlConnection(
            ((PostgresUrlOutcome.Usable)PostgresUrl.Parse(url)).ConnectionString
        );
        await connection.OpenAsync();
        return (int)(await RunAsync(connection, "select pg_backend_pid()"))!;
    }

    private static string ConnectionString(string url)
    {
        var address = new Uri(url);
        var account = address.UserInfo.Split(':');
        return $"Host={address.Host};Port={address.Port};Username={account[0]};Password={account[1]};Database={address.AbsolutePath[1..]};Pooling=false";
    }
}
