using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Benchmarks;

/// <summary>The queue alone: items added, and worked in order, in 60 lanes. The step does nothing, so that the queue is all there is.</summary>
internal static class QueueBenchmark
{
    private const int Lanes = 60;
    private const int Items = 6_000;
    private const int Adders = 16;

    public static async Task RunAsync()
    {
        Console.WriteLine($"work items in {Lanes} ordered lanes, {Items} items");
        Console.WriteLine($"{"", -12}{"added/s", 12}{"in tens/s", 12}{"worked/s", 12}");
        foreach (var kind in BenchHouse.Kinds)
        {
            await MeasureAsync(kind);
        }
    }

    private static async Task MeasureAsync(string kind)
    {
        await using var house = await BenchHouse.OpenAsync(kind, Adders);
        var (store, clock) = (house.Get<JournalStore>(), house.Get<TimeProvider>());
        var plan = new WorkPlan(
            new Dictionary<WorkEventKind, IReadOnlyList<NextStep>>
            {
                [WorkEventKind.EntryRecorded] = [new(nameof(NothingToDo))],
            }
        );
        var options = new WorkOptions { Parallel = Adders };
        var queue = new WorkQueue(store, plan, options, clock);
        PatientId[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new PatientId(RowId.New(clock)))];

        var alone = await AddAsync(store, queue, clock, lanes, Items / 4, together: 1);
        var inTens = await AddAsync(store, queue, clock, lanes, Items * 3 / 4, together: 10);
        using var worker = new Worker(queue, store, [new NothingToDo()], options, clock, NullLogger<Worker>.Instance);
        var watch = Stopwatch.StartNew();
        await worker.RunUntilIdleAsync(CancellationToken.None);
        var worked = watch.Elapsed;
        Console.WriteLine($"{kind, -12}{alone, 12:F0}{inTens, 12:F0}{Items / worked.TotalSeconds, 12:F0}");
    }

    /// <returns>Items a second, each commit adding so many to one lane.</returns>
    private static async Task<double> AddAsync(
        JournalStore store,
        WorkQueue queue,
        TimeProvider clock,
        PatientId[] lanes,
        int items,
        int together
    )
    {
        var watch = Stopwatch.StartNew();
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(0, items / together),
            new ParallelOptions { MaxDegreeOfParallelism = Adders },
            async (i, cancel) =>
                await store.TransactAsync(
                    async db =>
                    {
                        for (var n = 0; n < together; n++)
                        {
                            await queue.AddAsync(
                                db,
                                new WorkEvent(WorkEventKind.EntryRecorded, lanes[i % lanes.Length], RowId.New(clock))
                            );
                        }
                    },
                    cancel
                )
        );
        return items / watch.Elapsed.TotalSeconds;
    }

    private sealed class NothingToDo : IWorkStep
    {
        public string Name => nameof(NothingToDo);

        public Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel) =>
            Task.FromResult(StepResult.Nothing);
    }
}
