using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using Shouldly;
using TherapyJournal.App;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>A browser, and the built program as it really runs: `journal serve` on an embedded database of its own, and commands beside it. Tests run side by side, with people of their own.</summary>
public class ServedJournal : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

#pragma warning disable RS0030 // Beside a running server: its clock is this one too.
    private static readonly TimeProvider Clock = TimeProvider.System;
#pragma warning restore RS0030

    private readonly string folder = Directory.CreateTempSubdirectory("journal-browser-").FullName;
    private Process? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Each test has a context of its own in it, which is like a browser of its own.</summary>
    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser was not started.");

    /// <summary>Where a browser finds it.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>What is set besides.</summary>
    protected virtual IReadOnlyDictionary<string, string?> More => new Dictionary<string, string?>();

    public virtual async ValueTask InitializeAsync()
    {
        if (!DebiansChromium.IsThere)
        {
            return;
        }
        playwright = await Playwright.CreateAsync();
        browser = await DebiansChromium.LaunchAsync(playwright);
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await File.WriteAllTextAsync(Path.Combine(folder, "keys", "master.key"), key);
        Address = new Uri($"http://localhost:{FreePort()}");
        // Makes the database before two processes would.
        await RunAsync("practice", "set", "name", "Practice by the Canal");
        server = JournalProcess.Start(folder, Address.Port, ["serve"], More);
        // Nobody reads it; a full pipe would stop the program.
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        await UntilReadyAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
        if (server is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a command to its end, beside the server and within this process; what it answers with --json.</summary>
    public async Task<JsonElement> RunAsync(params IReadOnlyList<string> words)
    {
        var streams = new TerminalStreams
        {
            Input = TextReader.Null,
            Output = new StringWriter(),
            Error = new StringWriter(),
        };
        var terminal = new JournalTerminal(
            streams,
            async cancel => await Services.OpenAsync(Settings(), Clock, _ => { }, migrate: false, cancel)
        );
        var exit = await terminal.RunAsync(
            [.. words, "--json"],
            CommandList.Of(() => Services.Build(Settings(), Clock), Clock)
        );
        exit.ShouldBe(0, $"{streams.Error}");
        return JsonDocument.Parse($"{streams.Output}").RootElement;
    }

    private IConfiguration Settings() =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(JournalProcess.Settings(folder, Address.Port))
            .AddInMemoryCollection(More)
            .Build();

    private async Task UntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var begun = Stopwatch.StartNew();
        while (!await IsReadyAsync(http))
        {
            begun.Elapsed.ShouldBeLessThan(LongestStart, "the server does not answer");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
