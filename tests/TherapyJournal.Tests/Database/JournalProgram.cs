using System.Diagnostics;
using System.Globalization;
using System.Text;
using TherapyJournal.Tests.Conventions;

namespace TherapyJournal.Tests.Database;

/// <summary>The built program as a process of its own on a test's ground: it is started, waited for, or killed at any moment.</summary>
internal sealed class JournalProgram(Ground ground, params IReadOnlyList<(string Name, string Value)> settings)
{
    private static readonly TimeSpan Hanging = TimeSpan.FromMinutes(5);

    /// <summary>The program's temporary folder; nothing else writes there.</summary>
    public string TemporaryFolder => Path.Combine(ground.Folder, "tmp");

    /// <summary>What stands on its standard input, byte by byte; nobody is at the keyboard.</summary>
    public byte[] Input { get; init; } = [];

    /// <summary>Somebody is at the keyboard after all, and types later.</summary>
    public bool LeavesInputOpen { get; init; }

    /// <summary>Starts `journal` with these arguments.</summary>
    public RunningProgram Start(params IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(TemporaryFolder);
        var start = new ProcessStartInfo(FindProgram(), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // Not the caller's folder, which may hold somebody's .env.
            WorkingDirectory = ground.Folder,
        };
        // Neither a practice nor a model of whoever runs the tests may leak in.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in ground.Settings)
        {
            start.Environment[name] = value ?? "";
        }
        start.Environment["TMPDIR"] = TemporaryFolder;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        var process =
            Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} could not be started.");
        process.StandardInput.BaseStream.Write(Input);
        if (!LeavesInputOpen)
        {
            process.StandardInput.Close();
        }
        return new RunningProgram(process);
    }

    /// <summary>Runs `journal` to its end.</summary>
    public async Task<ProgramEnd> RunAsync(params IReadOnlyList<string> arguments)
    {
        await using var running = Start(arguments);
        return await running.EndAsync(Hanging);
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("JOURNAL", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OPENAI_", StringComparison.Ordinal)
        || name.StartsWith("ANTHROPIC_", StringComparison.Ordinal)
        || name.StartsWith("TELEGRAM_", StringComparison.Ordinal)
        || name is "DATABASE_URL";

    /// <summary>The program lies beside the tests, since they reference it; else in its own folder.</summary>
    private static string FindProgram()
    {
        const string name = "TherapyJournal.App";
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, name),
            Path.Combine(House.Root, $"src/{name}/bin/Release/net10.0/{name}"),
            Path.Combine(House.Root, $"src/{name}/bin/Debug/net10.0/{name}"),
        ];
        return places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"The program is not built: {string.Join(", ", places)}.");
    }
}

/// <summary>A program that runs now. Whatever happens in a test, it does not outlive it.</summary>
internal sealed class RunningProgram(Process process) : IAsyncDisposable
{
    // Read at once, so that a full pipe never stops the program.
    private readonly Heard output = new(process.StandardOutput);
    private readonly Task<string> error = process.StandardError.ReadToEndAsync();

    public bool HasEnded => process.HasExited;

    public int Id => process.Id;

    /// <summary>Types a line, where its input was left open.</summary>
    public async Task TypeAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Ends it as a power cut would: with SIGKILL, in the middle of whatever it does.</summary>
    public async Task<ProgramEnd> KillAsync()
    {
        process.Kill();
        return await EndAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Asks it to end, as a host does: with SIGTERM.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has said these words on its standard output.</summary>
    /// <returns>All that it has said so far.</returns>
    public async Task<string> SaysAsync(string words, CancellationToken cancel)
    {
        while (!output.SoFar.Contains(words, StringComparison.Ordinal))
        {
            if (HasEnded)
            {
                throw new InvalidOperationException($"It ended and never said so. It said: {await error}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
        return output.SoFar;
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <exception cref="TimeoutException">It did not.</exception>
    public async Task<ProgramEnd> EndAsync(TimeSpan longest)
    {
        using var patience = new CancellationTokenSource(longest);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill();
            throw new TimeoutException($"The program ran for more than {longest}. It said: {await error}", late);
        }
        return new ProgramEnd(process.ExitCode, await output.AllAsync(), await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }
        process.Dispose();
    }
}

/// <summary>What comes out of a pipe, as it comes.</summary>
internal sealed class Heard
{
    private readonly StringBuilder text = new();
    private readonly Task all;

    public Heard(StreamReader pipe) => all = ReadAsync(pipe);

    public string SoFar
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public async Task<string> AllAsync()
    {
        await all;
        return SoFar;
    }

    private async Task ReadAsync(StreamReader pipe)
    {
        var some = new char[4096];
        while (await pipe.ReadAsync(some) is > 0 and var length)
        {
            lock (text)
            {
                text.Append(some, 0, length);
            }
        }
    }
}

/// <summary>How a program ended and what it said.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Error);
