using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Tests.Database;

/// <summary>This program once more, as a real process on the same ground: it plays one part and can be killed in the middle.</summary>
internal sealed class SecondProcess : IAsyncDisposable
{
    private const string Beginning = "beginning";
    private readonly Process process;

    private SecondProcess(Process process) => this.process = process;

    /// <summary>Opens the journal as every command does.</summary>
    public const string Open = "open";

    /// <summary>Works the queue of <see cref="StormySteps"/> until nothing is left.</summary>
    public const string Work = "work";

    /// <summary>Starts it and returns when its part begins.</summary>
    public static async Task<SecondProcess> StartAsync(string part, Ground ground)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--part", part])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in ground.Settings)
        {
            start.Environment[name] = value;
        }
        var second = new SecondProcess(Process.Start(start)!);
        var line = await second.process.StandardOutput.ReadLineAsync();
        return line == Beginning
            ? second
            : throw new InvalidOperationException($"The second process said '{line}', not that it begins.");
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    /// <returns>Whether it was still at work.</returns>
    public async Task<bool> KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        return process.ExitCode != 0;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    /// <summary>What the second process does.</summary>
    internal static async Task<int> ActAsync(string part)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        await using var product = JournalHouse.Product(configuration, StormySteps.Clock, StormySteps.Furnish);
        Console.WriteLine(Beginning);
        var outcome = await product.GetRequiredService<OpenStore>().RunAsync(migrate: false, CancellationToken.None);
        if (part == Work)
        {
            await product.GetRequiredService<Worker>().RunUntilIdleAsync(CancellationToken.None);
        }
        return outcome is OpenStoreOutcome.Opened ? 0 : 1;
    }
}
