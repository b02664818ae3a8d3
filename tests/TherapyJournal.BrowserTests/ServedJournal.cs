using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace TherapyJournal.BrowserTests;

/// <summary>The built program as it really runs: `journal serve` on an embedded database of its own, and commands beside it.</summary>
public sealed class ServedJournal : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("journal-browser-").FullName;
    private Process? server;

    /// <summary>Where a browser finds it.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await File.WriteAllTextAsync(Path.Combine(folder, "keys", "master.key"), key);
        Address = new Uri($"http://localhost:{FreePort()}");
        // Makes the database before two processes would.
        await RunAsync("practice", "set", "name", "Practice by the Canal");
        await RunAsync("therapists", "add", "--name", "Therapist");
        server = Start("serve");
        // Nobody reads it; a full pipe would stop the program.
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        await UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is { } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a command to its end; what it answers with --json.</summary>
    public async Task<JsonElement> RunAsync(params IReadOnlyList<string> arguments)
    {
        using var command = Start([.. arguments, "--json", .. First(arguments)]);
        var error = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        command.ExitCode.ShouldBe(0, await error);
        return JsonDocument.Parse(output).RootElement;
    }

    private Process Start(params IReadOnlyList<string> arguments) =>
        JournalProcess.Start(folder, Address.Port, arguments);

    // The therapist who is there from the beginning, unless somebody else is named: tests add others.
    private static string[] First(IReadOnlyList<string> arguments) =>
        arguments.Contains("--as") ? [] : ["--as", "Therapist"];

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
