using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

public abstract class WebServerTests(TestedDatabase on) : ServedTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task It_says_that_it_is_up_and_ready_in_one_word()
    {
        (await AskAsync("/health/live")).ShouldBe((HttpStatusCode.OK, "live"));
        (await AskAsync("/health/ready")).ShouldBe((HttpStatusCode.OK, "ready"));
    }

    [Fact(Timeout = Hanging)]
    public async Task It_is_not_ready_while_it_ends()
    {
        Readiness.End();

        (await AskAsync("/health/ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, "unready"));
        (await AskAsync("/health/live")).ShouldBe((HttpStatusCode.OK, "live"));
    }

    [Fact(Timeout = Hanging)]
    public async Task It_is_not_ready_while_a_migration_waits_and_the_database_is_asked_once_a_second_at_most()
    {
        (await AskAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        await House.ForgeAsync($"""delete from "__EFMigrationsHistory" where "MigrationId" like '%_Chats' """);
        (await AskAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        Ground.Clock.Advance(TimeSpan.FromSeconds(2));

        (await AskAsync("/health/ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, "unready"));
        (await AskAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory(Timeout = Hanging)]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Every_answer_bears_what_keeps_a_browser_safe_and_tells_nothing_of_the_server(string path)
    {
        using var answer = await Http.GetAsync(path, Cancel);

        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact(Timeout = Hanging)]
    public async Task Health_takes_no_words()
    {
        using var posted = await Http.PostAsync("/health/live", new StringContent("words"), Cancel);
        posted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact(Timeout = Hanging)]
    public async Task Headers_without_end_are_refused()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Server.Port, Cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: {new string('a', 20_000)}\r\n\r\n"
            ),
            Cancel
        );

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Cancel))!.ShouldContain("431");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_port_that_is_taken_is_said_and_not_fought_over() =>
        (await Again().TryStartAsync(Server.Port, Cancel)).ShouldBeFalse();

    private protected async Task<(HttpStatusCode Status, string Body)> AskAsync(string path)
    {
        using var answer = await Http.GetAsync(path, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}

public sealed class WebServerOnSqlite() : WebServerTests(TestedDatabase.Sqlite);

public sealed class WebServerOnPostgres() : WebServerTests(TestedDatabase.Postgres)
{
    private Wire wire = null!;

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        wire = new Wire(settings["DATABASE_URL"]!);
        settings["DATABASE_URL"] = wire.Url;
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (wire is not null)
        {
            await wire.DisposeAsync();
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task It_is_not_ready_while_the_database_is_away_and_ready_again_afterwards()
    {
        (await AskAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);

        wire.Cut();
        Ground.Clock.Advance(TimeSpan.FromSeconds(2));
        (await AskAsync("/health/ready")).ShouldBe((HttpStatusCode.ServiceUnavailable, "unready"));
        (await AskAsync("/health/live")).ShouldBe((HttpStatusCode.OK, "live"));

        wire.Mend();
        Ground.Clock.Advance(TimeSpan.FromSeconds(2));
        (await AskAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_update_is_not_taken_while_the_database_is_away_and_once_when_it_comes_again()
    {
        wire.Cut();
        (await SendAsync(Update(1, "while it is away"))).ShouldBe(HttpStatusCode.ServiceUnavailable);

        wire.Mend();
        (await SendAsync(Update(1, "while it is away"))).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(Update(1, "while it is away"))).ShouldBe(HttpStatusCode.OK);
        (await WaitingAsync()).ShouldBe(1);
    }
}
