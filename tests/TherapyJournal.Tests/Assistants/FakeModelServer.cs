using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.Tests.Assistants;

/// <summary>A stand-in for a model's service on loopback: speaks its protocol over real HTTP, refuses what the vendor refuses,
/// and misbehaves when it is told to. It keeps every request for inspection.</summary>
public abstract class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<FakeFault> faults = new();
    private FakeFault always = FakeFault.None;

    private protected FakeModelServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.Run(HandleAsync);
    }

    /// <summary>Scheme, host and port.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>Every request to a model, in order, also the refused ones.</summary>
    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    /// <summary>Every request of any kind: method and path.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The models it lists, and the day each will be shut down.</summary>
    public ConcurrentDictionary<string, string?> Models { get; } = new(StringComparer.Ordinal);

    /// <summary>True: it answers in one piece also where a stream was asked for.</summary>
    public bool AnswersInOnePiece { get; set; }

    /// <summary>Writes the text of an answer: JSON of the form that the request asks for.</summary>
    public Func<FakeRequest, string> Answer { get; set; } = FakeAnswers.Plausible;

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
        GC.SuppressFinalize(this);
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

    internal static Task WriteAsync(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }

    private protected async Task StartServerAsync()
    {
        await server.StartAsync();
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Origin = addresses!.Addresses.Single(); // Kestrel always has this feature
    }

    /// <summary>How a request to a model is answered; null: it is a request of another kind.</summary>
    private protected abstract FakeWire? WireOf(string path);

    /// <summary>What errors look like, also where the path is none that it knows.</summary>
    private protected abstract FakeWire UsualWire { get; }

    /// <summary>Null: nothing to find fault with.</summary>
    private protected abstract FakeRefusal? Refusal(HttpRequest http, FakeRequest? request, byte[] body);

    /// <summary>Answers a sound request of another kind.</summary>
    private protected abstract Task AnswerOtherAsync(HttpContext context, byte[] body);

    private async Task HandleAsync(HttpContext context)
    {
        var http = context.Request;
        Calls.Enqueue($"{http.Method} {http.Path}");
        var fault = faults.TryDequeue(out var next) ? next : always;
        var body = await ReadAsync(http);
        var wire = http.Method == "POST" ? WireOf(http.Path.Value ?? "") : null;
        var request = wire is null ? null : FakeRequest.From(http, Encoding.UTF8.GetString(body));
        if (request is not null)
        {
            Requests.Enqueue(request);
        }
        if (Refusal(http, request, body) is { } refusal)
        {
            await WriteAsync(context, (wire ?? UsualWire).Error(refusal.Code, refusal.Message), refusal.Status);
        }
        else if (fault is not FakeFault.None)
        {
            await fault.CommitAsync(context, wire ?? UsualWire, request ?? FakeRequest.From(http, ""));
        }
        else if (wire is not null && request is not null)
        {
            await wire.SpeakAsync(context, request, Answer(request), inOnePiece: AnswersInOnePiece);
        }
        else
        {
            await AnswerOtherAsync(context, body);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

/// <summary>Why a fake refuses a request.</summary>
internal sealed record FakeRefusal(int Status, string Code, string Message);
