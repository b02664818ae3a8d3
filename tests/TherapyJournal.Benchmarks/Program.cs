using TherapyJournal.Benchmarks;

// Times are printed, never asserted: machines are shared and noisy. Lengths are the same everywhere, and fail where they grow.
Console.WriteLine(
    $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, .NET {Environment.Version}"
);
Console.WriteLine();
var isBounded = true;
var wanted = args.Length == 0 ? ["loop", "queue", "context", "telegram", "insight", "web", "start"] : args;
foreach (var name in wanted)
{
    switch (name)
    {
        case "loop":
            await LoopBenchmark.RunAsync();
            break;
        case "queue":
            await QueueBenchmark.RunAsync();
            break;
        case "context":
            isBounded &= await ContextBenchmark.RunAsync();
            break;
        case "telegram":
            await TelegramBenchmark.RunAsync();
            Console.WriteLine();
            await ArrivalsBenchmark.RunAsync();
            break;
        case "arrivals":
            await ArrivalsBenchmark.RunAsync();
            break;
        case "insight":
            InsightBenchmark.Run();
            await JournalsBenchmark.RunAsync();
            break;
        case "web":
            await WebBenchmark.RunAsync();
            break;
        case "start":
            await StartBenchmark.RunAsync();
            break;
        default:
            Console.Error.WriteLine(
                $"There is no benchmark '{name}'. There are: loop, queue, context, telegram (and of it arrivals alone), insight, web, start."
            );
            return 2;
    }
    Console.WriteLine();
}
return isBounded ? 0 : 1;
