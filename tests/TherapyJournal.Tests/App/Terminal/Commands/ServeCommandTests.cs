using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Terminal;
using TherapyJournal.Tests.App.Telegram;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

/// <summary>The server as a process of its own.</summary>
public abstract class ServeCommandTests(TestedDatabase on) : JournalTest(on)
{
    private const string Secret = "s3cret_of-the-webhook";
    private readonly HttpClient http = new();

    private int Port { get; } = Loopback.FreePort();

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        http.Dispose();
        return base.DisposeAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task Asked_to_end_it_ends_within_15_seconds_and_says_so()
    {
        var program = Program();
        await using var server = program.Start("serve", "--json");
        await UntilAsync("ready");
        (await program.RunAsync("serve", "--check")).ExitCode.ShouldBe(ExitCode.Done);
        var watch = Stopwatch.StartNew();

        server.Terminate();
        var end = await server.EndAsync(TimeSpan.FromSeconds(20));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        end.ExitCode.ShouldBe(ExitCode.Done, end.Error);
        end.Output.ShouldContain("\"done\": \"stopped\"");
        var check = await program.RunAsync("serve", "--check");
        (check.ExitCode, check.Error).ShouldBe(
            (ExitCode.Refused, $"No server answers at port {Port} of this machine.\n")
        );
    }

    [Fact(Timeout = Hanging)]
    public async Task An_open_request_is_answered_before_the_server_ends()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var server = Program(WithWebhook(telegram)).Start("serve", "--web-only");
        await UntilAsync("ready");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, Cancel);
        var body = Update("half of it was under way");
        var head =
            $"POST {UpdateWebhook.Path} HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {Secret}\r\nContent-Length: {body.Length}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + body[..20]), Cancel);
        // It is open once another, younger one was answered.
        await UntilAsync("ready");

        server.Terminate();
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancel);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(body[20..]), Cancel);

        using var reader = new StreamReader(client.GetStream());
        var status = await reader.ReadLineAsync(Cancel);
        status.ShouldBe("HTTP/1.1 200 OK");
        (await server.EndAsync(TimeSpan.FromSeconds(20))).ExitCode.ShouldBe(ExitCode.Done);
        (await WaitingAsync()).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task It_tells_Telegram_its_address_takes_what_is_sent_and_logs_neither_words_nor_secrets()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var server = Program([
                .. WithWebhook(telegram),
                ("Logging__LogLevel__Default", "Trace"),
                ("Logging__LogLevel__Microsoft", "Trace"),
            ])
            .Start("serve", "--web-only");
        await UntilAsync("ready");
        while (telegram.Updates.Webhook is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        }

        (await SendAsync(Update("canary-of-a-patient"), Secret)).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(Update("canary-of-a-patient"), "wr0ng")).ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync("canary-of-a-patient", Secret)).ShouldBe(HttpStatusCode.BadRequest);
        (await WaitingAsync()).ShouldBe(1);
        server.Terminate();
        var end = await server.EndAsync(TimeSpan.FromSeconds(20));

        telegram.Updates.Webhook.ShouldBe("https://journal.example/telegram/updates");
        telegram.Calls.ShouldNotContain(c => c.Method == "getUpdates");
        foreach (var word in (string[])["canary", Secret, "wr0ng", FakeTelegram.Token, "AAtest"])
        {
            (end.Output + end.Error).ShouldNotContain(word);
        }
        end.Error.ShouldContain($"The server answers at port {Port}, Telegram sends messages there.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Where_a_webhook_is_set_a_worker_does_not_ask_Telegram()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var worker = Program(WithWebhook(telegram)).Start("worker");
        await Task.Delay(TimeSpan.FromSeconds(4), Cancel);
        worker.HasEnded.ShouldBeFalse();
        worker.Terminate();

        var end = await worker.EndAsync(TimeSpan.FromSeconds(20));

        end.ExitCode.ShouldBe(ExitCode.Done, end.Error);
        end.Error.ShouldContain("The worker runs; Telegram sends messages to 'journal serve'.");
        telegram.Calls.ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Without_a_webhook_it_asks_Telegram_unless_it_is_to_answer_alone()
    {
        await using var telegram = await FakeTelegram.StartAsync();
        var program = Program(Bot(telegram));
        await using (var alone = program.Start("serve", "--web-only"))
        {
            await UntilAsync("ready");
            await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
            telegram.Calls.ShouldBeEmpty();
            alone.Terminate();
            (await alone.EndAsync(TimeSpan.FromSeconds(20))).ExitCode.ShouldBe(ExitCode.Done);
        }
        await using var server = program.Start("serve");

        while (!telegram.Calls.Any(c => c.Method == "getUpdates"))
        {
            server.HasEnded.ShouldBeFalse();
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        }
    }

    [Fact(Timeout = Hanging)]
    public async Task What_cannot_be_used_is_said_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var refused = await Program(("PORT", port)).RunAsync("serve");
        (refused.ExitCode, Line(refused.Error)).ShouldBe(
            (
                ExitCode.Refused,
                $"Port {port} of this machine is taken by another program. Set PORT to another one, or stop that program."
            )
        );
        var wrong = await Program(("PORT", "eighty")).RunAsync("serve", "--check");
        (wrong.ExitCode, wrong.Error).ShouldBe(
            (ExitCode.Refused, "PORT must be a number from 1 to 65535, such as 8080.\n")
        );
    }

    [Fact(Timeout = Hanging)]
    public async Task A_wrong_master_key_ends_it_and_a_database_that_is_not_ready_is_waited_for()
    {
        var wrong = await Program(("JOURNAL_MASTER_KEY_FILE", ""), ("JOURNAL_MASTER_KEY", NewKey())).RunAsync("serve");
        (wrong.ExitCode, Line(wrong.Error)).ShouldBe(
            (
                ExitCode.Refused,
                "Master key 1 is not the one that this journal was sealed with, or the key table was changed. "
                    + "Give the right key, or restore a backup; nothing was changed."
            )
        );
        if (On == TestedDatabase.Sqlite)
        {
            return;
        }
        await House.ForgeAsync($"""alter table "__EFMigrationsHistory" rename to hidden""");
        await using var server = Program().Start("serve", "--web-only");
        await UntilAsync("unready");
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
        server.HasEnded.ShouldBeFalse();
        await House.ForgeAsync($"""alter table hidden rename to "__EFMigrationsHistory" """);
        await UntilAsync("ready");
        server.Terminate();
        (await server.EndAsync(TimeSpan.FromSeconds(20))).ExitCode.ShouldBe(ExitCode.Done);
    }

    private static string NewKey() => "1:" + Convert.ToBase64String(new byte[32]);

    private static (string, string)[] Bot(FakeTelegram telegram) =>
        [("TELEGRAM_BOT_TOKEN", FakeTelegram.Token), ("TELEGRAM_API_BASE_URL", telegram.Origin)];

    private static (string, string)[] WithWebhook(FakeTelegram telegram) =>
        [
            .. Bot(telegram),
            ("Journal__Telegram__WebhookUrl", "https://journal.example"),
            ("Journal__Telegram__WebhookSecret", Secret),
        ];

    private JournalProgram Program(params (string, string)[] settings) =>
        new(Ground, [("PORT", Port.ToString(CultureInfo.InvariantCulture)), .. settings]);

    private static string Update(string words) =>
        $$$"""{"update_id":1,"message":{"message_id":1,"date":1772442000,"chat":{"id":501,"type":"private"},"text":"{{{words}}}"}}""";

    private async Task<HttpStatusCode> SendAsync(string body, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{Port}{UpdateWebhook.Path}")
        {
            Content = new StringContent(body),
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var answer = await http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    private Task<int> WaitingAsync() => House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel));

    /// <summary>Waits until the server says so of itself.</summary>
    private async Task UntilAsync(string word)
    {
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{Port}/health/ready", Cancel);
                if (await answer.Content.ReadAsStringAsync(Cancel) == word)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It has not begun.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        }
    }

    /// <summary>The text as it reads, whatever line it was broken into.</summary>
    private static string Line(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class ServeCommandOnSqlite() : ServeCommandTests(TestedDatabase.Sqlite);

public sealed class ServeCommandOnPostgres() : ServeCommandTests(TestedDatabase.Postgres);
