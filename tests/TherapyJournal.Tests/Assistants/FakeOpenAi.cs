using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.Tests.Assistants;

/// <summary>A stand-in for OpenAI on loopback: speaks /v1/responses and /v1/models over real HTTP, refuses what the vendor refuses,
/// and misbehaves when it is told to. It keeps every request for inspection.</summary>
/// <remarks>
/// <code>
/// await using var openAi = await FakeOpenAi.StartAsync();
/// settings["OPENAI_API_KEY"] = FakeOpenAi.Key;
/// settings["OPENAI_BASE_URL"] = openAi.BaseUrl;
/// openAi.Fail(FakeFault.Hang);                  // the next request; Fail(fault, always: true): every one
/// openAi.Answer = request => """{"text": "…"}"""; // instead of its own plausible answers
/// </code>
/// </remarks>
public sealed class FakeOpenAi : IAsyncDisposable
{
    /// <summary>The only key that it accepts.</summary>
    public const string Key = "sk-fake-4711";

    private readonly WebApplication server;
    private readonly ConcurrentQueue<FakeFault> faults = new();
    private FakeFault always = FakeFault.None;

    private FakeOpenAi(WebApplication server) => this.server = server;

    /// <summary>For OPENAI_BASE_URL.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Every request to /v1/responses, in order, also the refused ones.</summary>
    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    /// <summary>Every request of any kind: method and path.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The models it lists, and the day each will be shut down.</summary>
    public ConcurrentDictionary<string, string?> Models { get; } =
        new(StringComparer.Ordinal) { ["gpt-6-luna"] = null, ["gpt-6.1-terra"] = null };

    /// <summary>Writes the text of an answer: JSON of the form that the request asks for.</summary>
    public Func<FakeRequest, string> Answer { get; set; } = FakeAnswers.Plausible;

    public static async Task<FakeOpenAi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var fake = new FakeOpenAi(builder.Build());
        fake.server.Run(fake.HandleAsync);
        await fake.server.StartAsync();
        var addresses = fake.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        fake.BaseUrl = $"{addresses!.Addresses.Single()}/v1"; // Kestrel always has this feature
        return fake;
    }

    /// <summary>Misbehaves at the next request, or from now on.</summary>
    public void Fail(FakeFault fault, bool always = false)
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
        // A hanging request is not waited for.
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
    }

    private async Task HandleAsync(HttpContext context)
    {
        Calls.Enqueue($"{context.Request.Method} {context.Request.Path}");
        var fault = faults.TryDequeue(out var next) ? next : always;
        var body = await ReadAsync(context.Request);
        var isResponses = context.Request.Method == "POST" && context.Request.Path == "/v1/responses";
        var request = isResponses ? FakeRequest.From(body) : null;
        if (request is not null)
        {
            Requests.Enqueue(request);
        }
        var refusal = FakeOpenAiRules.Refusal(context.Request, request, Models.Keys);
        if (refusal is not null)
        {
            await refusal.WriteAsync(context);
        }
        else if (fault is not FakeFault.None)
        {
            await fault.CommitAsync(context, body);
        }
        else if (request is not null)
        {
            await WriteAsync(context, FakeAnswers.Whole(request, Answer(request)));
        }
        else
        {
            await WriteAsync(context, FakeAnswers.ListOf(Models));
        }
    }

    internal static Task WriteAsync(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }
}

/// <summary>A request as it arrived.</summary>
/// <param name="Body">The bytes as text.</param>
/// <param name="Json">Parsed; undefined where it is no JSON.</param>
public sealed record FakeRequest(string Body, JsonElement Json)
{
    public string Model => Text("model");

    public string Instructions => Text("instructions");

    public string SafetyIdentifier => Text("safety_identifier");

    /// <summary>The name of the wanted form, which is the step's name.</summary>
    public string Form => Format.GetProperty("name").GetString() ?? "";

    public JsonElement Format => Json.GetProperty("text").GetProperty("format");

    /// <summary>Role and text of every message, in order.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        [
            .. Json.GetProperty("input")
                .EnumerateArray()
                .Select(item => (item.GetProperty("role").GetString() ?? "", TextOf(item.GetProperty("content")))),
        ];

    public static FakeRequest From(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return new FakeRequest(body, json.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new FakeRequest(body, default);
        }
    }

    private static string TextOf(JsonElement content) =>
        content.ValueKind is JsonValueKind.String
            ? content.GetString() ?? ""
            : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));

    private string Text(string name) => Json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
