using System.Diagnostics;
using NodaTime;
using SQLitePCL;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Recurring;

namespace TherapyJournal.Benchmarks;

/// <summary>One patient who has written for decades: how long their words take to be indexed, how long a question takes then, and what it costs in memory.</summary>
internal static class InsightBenchmark
{
    private const int Entries = 10_000;
    private const int Builds = 5;
    private const int Questions = 400;

    public static void Run()
    {
        var random = new Random(7); // the same journal each time
        var entries = Enumerable
            .Range(0, Entries)
            .Select(n => new IndexedEntry(
                new Guid(n, 0, 0, new byte[8]),
                Day(n),
                InventedWords.Text(random, InventedWords.InAnEntry)
            ))
            .ToList();
        Console.WriteLine($"one patient, {Entries} entries of {InventedWords.InAnEntry} words, words alone");
        var builds = Enumerable.Range(0, Builds).Select(_ => Build(entries)).Order().ToList();
        Figures.Print("index, cold in a warm process", builds);

        var before = (GC.GetTotalMemory(forceFullCollection: true), raw.sqlite3_memory_used());
        using var index = new JournalIndex(entries);
        var asked = Enumerable
            .Range(0, Questions)
            .Select(_ => InventedWords.Text(random, InventedWords.Asked))
            .ToList();
        var waits = asked.Select(q => Ask(index, q)).Order().ToList();
        Figures.Print("question, most words for the first time", waits);
        Figures.Print("the same once more", [.. asked.Select(q => Ask(index, q)).Order()]);
        var written = entries.ConvertAll(e => new ThemeEntry(
            e.Id,
            e.Day.AtMidnight().InUtc().ToInstant(),
            e.Day,
            e.Text
        ));
        Figures.Print(
            "themes, with the index",
            [.. Enumerable.Range(0, Builds).Select(_ => Themes(index, written)).Order()]
        );
        var after = (GC.GetTotalMemory(forceFullCollection: true), raw.sqlite3_memory_used());
        Console.WriteLine(
            $"memory after those questions: {(after.Item1 - before.Item1) >> 20} MB of objects and {(after.Item2 - before.Item2) >> 20} MB of SQLite's, {(after.Item1 - before.Item1 + after.Item2 - before.Item2) / Entries} bytes an entry"
        );
    }

    private static double Build(List<IndexedEntry> entries)
    {
        var begun = Stopwatch.GetTimestamp();
        using var index = new JournalIndex(entries);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Ask(JournalIndex index, string question)
    {
        var begun = Stopwatch.GetTimestamp();
        index.Find(question, most: 10);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double Themes(JournalIndex index, List<ThemeEntry> entries)
    {
        var begun = Stopwatch.GetTimestamp();
        FindThemes.In(entries, index, goals: []).ByRules();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static LocalDate Day(int entry) => new LocalDate(2000, 1, 1).PlusDays(entry);
}
