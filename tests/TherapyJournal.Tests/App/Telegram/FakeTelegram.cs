using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>A stand-in for Telegram's Bot API on loopback: one bot, its chats and what was sent, over real HTTP. It refuses what Telegram refuses.</summary>
internal sealed class FakeTelegram : IAsyncDisposable
{
    public const string Token = "4242:AAtest-test_test-test_test-test-test";

    private readonly WebApplication server;
    private readonly FakeTelegramMethods methods;
    private readonly ConcurrentQueue<FakeTelegramFault> faults = new();
    private volatile FakeTelegramFault always = FakeTelegramFault.None;

    private FakeTelegram()
    {
        methods = new FakeTelegramMethods(Chats, Updates);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.Run(HandleAsync);
    }

    /// <summary>Scheme, host and port.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>What people see in their chats.</summary>
    public FakeChats Chats { get; } = new();

    /// <summary>What waits for the bot.</summary>
    public FakeUpdates Updates { get; } = new();

    /// <summary>What people have sent beside text.</summary>
    public FakeFiles Files => methods.Files;

    /// <summary>The menus of commands, by the language of an app; empty: of all others.</summary>
    public ConcurrentDictionary<string, JsonNode> Menus => methods.Menus;

    /// <summary>Every call that reached it, in order: the method's name, and what was asked.</summary>
    public ConcurrentQueue<(string Method, JsonObject Asked)> Calls { get; } = new();

    /// <summary>The settings by which a program finds it.</summary>
    public IConfiguration Settings(string token = Token) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { ["TELEGRAM_BOT_TOKEN"] = token, ["TELEGRAM_API_BASE_URL"] = Origin }
            )
            .Build();

    public static async Task<FakeTelegram> StartAsync()
    {
        var fake = new FakeTelegram();
        await fake.server.StartAsync();
        var addresses = fake.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        fake.Origin = addresses!.Addresses.Single(); // Kestrel always has this feature
        return fake;
    }

    /// <summary>Forgets the faults that were to come one by one; one that is to come always stays.</summary>
    public void Recover() => faults.Clear();

    /// <summary>Misbehaves at the next call, or from now on.</summary>
    public void Fail(FakeTelegramFault fault, bool always = false)
    {
        if (always)
        {
            this.always = fault;
        }
        else
        {
            faults.Enqueue(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A call that hangs is not waited for.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        try
        {
            await server.StopAsync(atOnce.Token);
        }
        catch (OperationCanceledException)
        {
            // As meant.
        }
        await server.DisposeAsync();
        Updates.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var parts = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["file", var ofFile, .. var path] && ofFile == $"bot{Token}")
        {
            await Files.AnswerAsync(context, string.Join('/', path));
            return;
        }
        if (parts is not [var bot, var method] || !bot.StartsWith("bot", StringComparison.Ordinal))
        {
            await FakeTelegramAnswer.Refused(404, "Not Found").WriteAsync(context);
            return;
        }
        if (bot != $"bot{Token}")
        {
            await FakeTelegramAnswer.Refused(401, "Unauthorized").WriteAsync(context);
            return;
        }
        var fault = faults.TryDequeue(out var next) ? next : always;
        var asked = await ReadAsync(context.Request);
        if (asked is null)
        {
            await FakeTelegramAnswer.Refused(400, "Bad Request: can't parse the request").WriteAsync(context);
            return;
        }
        Calls.Enqueue((method, asked));
        if (!fault.IsBefore)
        {
            // Done, and its answer is what suffers.
            var answer = await methods.AnswerAsync(method, asked, context.RequestAborted);
            await fault.SpoilAsync(context, answer);
            return;
        }
        await fault.SpoilAsync(context, null);
    }

    /// <returns>Null: it is no JSON with its length said.</returns>
    private static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        if (
            request is not { ContentLength: not null }
            || request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true
        )
        {
            return null;
        }
        return await JsonNode.ParseAsync(request.Body) as JsonObject;
    }
}
