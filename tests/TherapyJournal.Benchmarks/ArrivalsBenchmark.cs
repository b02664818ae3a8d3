using TherapyJournal.Tests.App.Telegram;

namespace TherapyJournal.Benchmarks;

/// <summary>People who come at a steady pace while a model takes its time: what they wait beyond that, and whether anybody waits for somebody else's model. Settings as they are without any.</summary>
internal static class ArrivalsBenchmark
{
    private const int People = 200;
    private const int WithModel = 150;
    private const int Seconds = 30;
    private static readonly TimeSpan Thinks = TimeSpan.FromSeconds(2);

    // Two updates an entry: the message, and Done.
    private static readonly (double EntriesASecond, int Workers, bool MayOvertake)[] Cases =
    [
        (10, 1, false),
        (10, 1, true),
        (10, 2, true),
        (20, 1, true),
        (20, 2, true),
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine(
            $"Arrivals: {People} people, {WithModel} of them with a model that takes {Thinks.TotalSeconds} s and is asked three times an entry; pacing off, PostgreSQL"
        );
        Console.WriteLine("p99 ms: what no model writes | what it writes, without its own time | whoever has none");
        Console.WriteLine(
            $"{"updates/s", -10}{"workers", 8}{"waiting", 8}{"answer p50", 12}{"p99", 7}{"model p50", 12}{"p99", 7}{"none p50", 12}{"p99", 7}{"at once", 9}{"late", 6}{"CPU %", 7}{"MB", 6}"
        );
        foreach (var (aSecond, workers, mayOvertake) in Cases)
        {
            await MeasureAsync(aSecond, workers, mayOvertake);
        }
    }

    private static async Task MeasureAsync(double aSecond, int workers, bool mayOvertake)
    {
        await using var telegram = await FakeTelegram.StartAsync();
        await using var model = await SlowModel.StartAsync();
        await using var house = await BenchHouse.OpenAsync("PostgreSQL", parallel: 8);
        await BotWorkers.LinkAsync(house, telegram, People, WithModel);
        var people = new Passers(telegram, People, WithModel, Thinks);
        (string, string)[] settings =
        [
            ("OPENAI_API_KEY", SlowModel.Key),
            ("OPENAI_BASE_URL", model.BaseUrl),
            // The day's tokens of all of them are not what is measured.
            ("Journal__Assistants__Calls__TokensPerPractice", "1000000000"),
            .. mayOvertake ? [] : new[] { ("Journal__Work__WaitingForModels", "0") },
        ];
        var processes = Enumerable.Range(0, workers).Select(_ => BotWorkers.Start(house, telegram, settings)).ToList();
        try
        {
            // Started, and warm.
            await people.ComeAsync(People, aSecond: 10);
            model.Thinks = Thinks;
            var cpu = processes.Sum(BotWorkers.Cpu);
            await people.ComeAsync((int)(Seconds * aSecond), aSecond);
            cpu = processes.Sum(BotWorkers.Cpu) - cpu;
            var (answers, written, others) = (people.Answers, people.Reflections, people.OfOthers);
            Console.WriteLine(
                $"{aSecond * 2, -10}{workers, 8}{(mayOvertake ? "128" : "0"), 8}{P(answers, 0.5), 12:F0}{P(answers, 0.99), 7:F0}{P(written, 0.5), 12:F0}{P(written, 0.99), 7:F0}"
                    + $"{P(others, 0.5), 12:F0}{P(others, 0.99), 7:F0}{model.MostAtOnce, 9}{people.TooEarly, 6}{cpu / Seconds / 10, 7:F0}"
                    + $"{processes.Max(p => BotWorkers.Fresh(p).PeakWorkingSet64) >> 20, 6}"
            );
        }
        finally
        {
            await BotWorkers.StopAsync(processes);
        }
    }

    private static double P(List<double> sorted, double share) => TelegramBenchmark.At(sorted, share);
}
