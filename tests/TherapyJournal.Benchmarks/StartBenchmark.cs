using System.Diagnostics;

namespace TherapyJournal.Benchmarks;

/// <summary>Whole-process times of the published program and of the build, and what an idle worker holds in memory.</summary>
internal static class StartBenchmark
{
    private const int Runs = 9;
    private const string Program = "TherapyJournal.App";

    public static async Task RunAsync()
    {
        var published = Environment.GetEnvironmentVariable("JOURNAL_BENCH_PUBLISHED");
        var built = Path.GetFullPath(
            Path.Combine(AppContext.BaseDirectory, "../../../../../src/TherapyJournal.App/bin/Release/net10.0", Program)
        );
        Console.WriteLine($"whole-process seconds, {Runs} runs after a first one: minimum, median, maximum");
        foreach (
            var (name, path) in new[]
            {
                ("published", published is null ? null : Path.Combine(published, Program)),
                ("build", built),
            }
        )
        {
            if (path is null || !File.Exists(path))
            {
                Console.WriteLine($"{name, -12}not there; ./dev bench makes it");
                continue;
            }
            await MeasureAsync(name, path);
        }
    }

    private static async Task MeasureAsync(string name, string path)
    {
        var folder = Directory.CreateTempSubdirectory("journal-bench-").FullName;
        try
        {
            await RunAsync(path, folder, "patients", "add", "--name", "Sample");
            foreach (
                var command in (string[][])
                    [
                        ["--help"],
                        ["patients", "list"],
                    ]
            )
            {
                await RunAsync(path, folder, command);
                var seconds = new List<double>();
                for (var i = 0; i < Runs; i++)
                {
                    seconds.Add(await RunAsync(path, folder, command));
                }
                seconds.Sort();
                Console.WriteLine(
                    $"{name, -12}{string.Join(' ', command), -16}{seconds[0], 8:F3}{seconds[Runs / 2], 8:F3}{seconds[^1], 8:F3}"
                );
            }
            Console.WriteLine(
                $"{name, -12}{"worker, idle", -16}{await IdleMegabytesAsync(path, folder), 8:F0} MB resident"
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> RunAsync(string path, string folder, params string[] command)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(path, folder, command);
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
    }

    private static async Task<double> IdleMegabytesAsync(string path, string folder)
    {
        using var process = Start(path, folder, "worker");
        await Task.Delay(TimeSpan.FromSeconds(8));
        process.Refresh();
        var resident = process.WorkingSet64 / 1e6;
        process.Kill();
        await process.WaitForExitAsync();
        return resident;
    }

    private static Process Start(string path, string folder, params string[] command)
    {
        var start = new ProcessStartInfo(path, command)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["JOURNAL_DATA_DIR"] = Path.Combine(folder, "data");
        start.Environment["JOURNAL_MASTER_KEY_FILE"] = Path.Combine(folder, "keys", "master.key");
        start.Environment.Remove("DATABASE_URL");
        start.Environment.Remove("JOURNAL_MASTER_KEY");
        return Process.Start(start) ?? throw new InvalidOperationException($"{Program} did not start.");
    }
}
