using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TherapyJournal.App.Telegram;
using TherapyJournal.App.Web.Account;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web;

/// <summary>Answers over HTTP: the pages, whether the process is well, and what Telegram sends where a webhook is set. It keeps no record of requests.</summary>
internal sealed class WebServer(
    Readiness readiness,
    IEnumerable<UpdateWebhook> webhooks,
    IEnumerable<IPages> pages,
    WebOptions options,
    WebAccounts accounts,
    Audience audience,
    PageLanguages languages,
    IStringLocalizer<PatientWords> words,
    PageTimes times,
    ILogger<WebServer> log
) : IAsyncDisposable
{
    /// <summary>Whether the process is up.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Whether it can do its work.</summary>
    public const string ReadyPath = "/health/ready";

    // Requests that are open when the server is to stop; of the fifteen seconds that a host waits.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(12);

    // In the sample nothing is worth a wait.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    private WebApplication? server;

    /// <summary>The port at which it answers.</summary>
    public int Port { get; private set; }

    /// <summary>Everything that it answers to.</summary>
    public IReadOnlyList<Endpoint> Routes =>
        server?.Services.GetRequiredService<EndpointDataSource>().Endpoints
        ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Begins to answer; false where another program has the port.</summary>
    /// <param name="port">Zero: whichever is free.</param>
    /// <param name="cancel">Stops the start.</param>
    public async Task<bool> TryStartAsync(int port, CancellationToken cancel)
    {
        server = Build(port);
        try
        {
            await server.StartAsync(cancel);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return false;
        }
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Port = new Uri(addresses!.Addresses.First()).Port; // Kestrel always has this feature
        return true;
    }

    /// <summary>Answers until it is cancelled; then what is open is answered to its end, and nothing new is taken.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        }
        finally
        {
            readiness.End();
            await StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is { } running)
        {
            server = null;
            await running.DisposeAsync();
        }
    }

    private async Task StopAsync()
    {
        if (server is { } running)
        {
            using var bound = new CancellationTokenSource(audience.IsSample ? AtOnce : LongestEnd);
            await running.StopAsync(bound.Token);
        }
    }

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => ServerBounds.Set(kestrel, port, audience));
        builder.Services.AddRoutingCore();
        // The framework's own lines name paths and may hold what was sent; ours hold neither.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        // The command that starts the server hears the signals.
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder
            .Services.AddSingleton(readiness)
            .AddSingleton(options)
            .AddSingleton(audience)
            .AddSingleton(words)
            .AddSingleton(times)
            .AddSingleton<AdmitBrowser>();
        builder.Services.AddRazorComponents();
        accounts.AddTo(builder.Services);
        var app = builder.Build();
        app.Use(next => context => AnswerSafely.RunAsync(context, next, words, log));
        if (options.Networks().Count > 0)
        {
            app.UseForwardedHeaders(Forwarded());
        }
        app.UseRouting();
        app.UseAuthentication();
        app.UseRequestLocalization(languages.Choosing());
        app.Use(next => context => app.Services.GetRequiredService<AdmitBrowser>().RunAsync(context, next));
        app.UseRateLimiter();
        MapPrograms(app);
        foreach (var some in pages)
        {
            some.Map(app);
        }
        return app;
    }

    private void MapPrograms(WebApplication app)
    {
        app.MapMethods(LivePath, Looking, (RequestDelegate)(context => context.Response.WriteAsync("live")))
            .For(Door.Program);
        app.MapMethods(ReadyPath, Looking, (RequestDelegate)ReadyAsync).For(Door.Program);
        foreach (var webhook in webhooks)
        {
            app.MapPost(
                    UpdateWebhook.Path,
                    (RequestDelegate)(
                        async context =>
                            context.Response.StatusCode = await webhook.TakeAsync(
                                context.Request,
                                readiness.IsOpen,
                                context.RequestAborted
                            )
                    )
                )
                .For(Door.Program);
        }
    }

    // From the machines alone that the settings name: with none named, the framework would believe anybody.
    private ForwardedHeadersOptions Forwarded()
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.Networks())
        {
            forwarded.KnownIPNetworks.Add(proxy);
        }
        return forwarded;
    }

    private async Task ReadyAsync(HttpContext context)
    {
        var isReady = await readiness.IsReadyAsync(context.RequestAborted);
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await context.Response.WriteAsync(isReady ? "ready" : "unready", context.RequestAborted);
    }

    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
