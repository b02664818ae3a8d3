using System.Diagnostics;
using TherapyJournal.Tests.App.Telegram;

namespace TherapyJournal.Benchmarks;

/// <summary>People who write over Telegram: a stand-in for it on loopback, real workers as processes of their own, every promise kept, without a model.</summary>
/// <remarks>Each person writes a message, reads that it is heard, taps Done, reads that it is kept, and writes the next: two updates and three answers an entry.</remarks>
internal static class TelegramBenchmark
{
    private static readonly int People = int.TryParse(
        Environment.GetEnvironmentVariable("JOURNAL_BENCH_PEOPLE"),
        out var people
    )
        ? people
        : 500;
    private const int EntriesEach = 5;
    private const int UpdatesPerEntry = 2;

    public static async Task RunAsync()
    {
        Console.WriteLine(
            $"Telegram: {People * EntriesEach * UpdatesPerEntry} updates of {People} people, each waiting for the answer; pacing off, PostgreSQL"
        );
        if (!BenchHouse.Kinds.Contains("PostgreSQL"))
        {
            Console.WriteLine("PostgreSQL is not there; ./dev bench starts one");
            return;
        }
        Console.WriteLine(
            $"{"workers", -10}{"updates/s", 10}{"answers/s", 10}{"entries/s", 10}{"CPU ms", 8}{"p50 ms", 8}{"p95", 8}{"p99", 8}{"MB", 6}"
        );
        foreach (var workers in (int[])[1, 2])
        {
            await MeasureAsync(workers);
        }
    }

    private static async Task MeasureAsync(int workers)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var house = await BenchHouse.OpenAsync("PostgreSQL", parallel: 16);
        await BotWorkers.LinkAsync(house, telegram, People);
        var people = new Crowd(telegram, People, EntriesEach);
        telegram.Chats.Arrived = people.Read;

        var processes = Enumerable
            .Range(0, workers)
            .Select(_ => BotWorkers.Start(house, telegram, ("Journal__Work__PollSeconds", "0.05")))
            .ToList();
        try
        {
            // Started, and warm: what is compiled once is not counted.
            await people.WriteAsync(entries: 1);
            var cpu = processes.Sum(BotWorkers.Cpu);
            var watch = Stopwatch.StartNew();
            await people.WriteAsync(EntriesEach);
            var seconds = watch.Elapsed.TotalSeconds;
            cpu = processes.Sum(BotWorkers.Cpu) - cpu;

            var entries = People * EntriesEach;
            var waits = people.Waits.Order().ToList();
            Console.WriteLine(
                $"{workers, -10}{entries * UpdatesPerEntry / seconds, 10:F0}{people.Answers / seconds, 10:F0}{entries / seconds, 10:F0}"
                    + $"{cpu / entries, 8:F1}{At(waits, 0.50), 8:F0}{At(waits, 0.95), 8:F0}{At(waits, 0.99), 8:F0}"
                    + $"{processes.Max(p => BotWorkers.Fresh(p).PeakWorkingSet64) >> 20, 6}"
            );
        }
        finally
        {
            await BotWorkers.StopAsync(processes);
        }
    }

    /// <summary>The one below which this share lies.</summary>
    public static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * share)];
}
