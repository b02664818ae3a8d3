using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.App;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Web;
using TherapyJournal.Tests.App.Telegram;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Tests of the server over real HTTP on loopback, with a bot whose updates are sent to it.</summary>
public abstract class ServedTest(TestedDatabase on, bool isOpen = true) : JournalTest(on)
{
    protected const string Secret = "webhook-secret_of-the-tests";
    private ServiceProvider program = null!;

    private protected WebServer Server { get; private set; } = null!;

    private protected Readiness Readiness => program.GetRequiredService<Readiness>();

    /// <summary>Asks this server.</summary>
    protected HttpClient Http { get; private set; } = null!;

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["TELEGRAM_BOT_TOKEN"] = FakeTelegram.Token;
        settings["Journal:Telegram:WebhookUrl"] = "https://journal.example";
        settings["Journal:Telegram:WebhookSecret"] = Secret;
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Ground.Settings).Build();
        program = await Services.OpenAsync(settings, Ground.Clock, _ => { }, migrate: false, Cancel);
        Server = program.GetRequiredService<WebServer>();
        (await Server.TryStartAsync(port: 0, Cancel)).ShouldBeTrue();
        if (isOpen)
        {
            Readiness.Open();
        }
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Server.Port}") };
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http?.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
        await base.DisposeAsync();
    }

    /// <summary>A second server of the same process.</summary>
    private protected WebServer Again() => ActivatorUtilities.CreateInstance<WebServer>(program);

    /// <summary>Sends what Telegram would send; the status of the answer.</summary>
    protected async Task<HttpStatusCode> SendAsync(string body, string? secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, UpdateWebhook.Path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        using var answer = await Http.SendAsync(request, Cancel);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldBeEmpty();
        return answer.StatusCode;
    }

    /// <summary>An update with a message of a person.</summary>
    protected static string Update(long number, string words) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            {"update_id":{{{number}}},"message":{"message_id":{{{number % 1000}}},"date":1772442000,
            "chat":{"id":501,"type":"private"},"from":{"id":501,"is_bot":false,"language_code":"en"},"text":"{{{words}}}"}}
            """
        );

    /// <summary>How many messages were taken in and wait to be handled.</summary>
    protected Task<int> WaitingAsync() => House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel));
}
