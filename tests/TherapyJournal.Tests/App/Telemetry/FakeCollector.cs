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

namespace TherapyJournal.Tests.App.Telemetry;

/// <summary>A collector on loopback that takes OTLP over HTTP (opentelemetry.io/docs/specs/otlp): POST, protobuf, and nowhere but at its two paths.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<(string Path, string Text)> taken = new();

    private FakeCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.Run(HandleAsync);
    }

    /// <summary>Where it is.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>What it did not take.</summary>
    public string Refused { get; private set; } = "";

    /// <summary>Whether it leaves whoever sends without an answer.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Everything that was sent to a path, byte for byte as characters: names and texts stand in it as they are.</summary>
    public string At(string path) => string.Concat(taken.Where(t => t.Path == path).Select(t => t.Text));

    public static async Task<FakeCollector> StartAsync()
    {
        var fake = new FakeCollector();
        await fake.server.StartAsync();
        var addresses = fake.server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        fake.Origin = addresses!.Addresses.First();
        return fake;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }
        var path = context.Request.Path.Value ?? "";
        var isRight =
            context.Request.Method == HttpMethods.Post
            && context.Request.ContentType == "application/x-protobuf"
            && path is "/v1/metrics" or "/v1/traces"
            && body.Length > 0;
        if (isRight)
        {
            taken.Enqueue((path, Encoding.Latin1.GetString(body.ToArray())));
        }
        Refused += isRight ? "" : $"{context.Request.Method} {path} {context.Request.ContentType} {body.Length};";
        context.Response.StatusCode = isRight ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/x-protobuf";
    }
}
