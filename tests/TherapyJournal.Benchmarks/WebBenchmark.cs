using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Accounts;
using TherapyJournal.App;
using TherapyJournal.App.Web;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Work;

namespace TherapyJournal.Benchmarks;

/// <summary>Pages of a caseload with ten thousand entries, over HTTP on loopback, one after the other: from the request to the last byte.</summary>
internal static class WebBenchmark
{
    private const int Patients = 40;
    private const int EntriesEach = 250;
    private const int UnseenDays = 3;
    private const int Writers = 16;
    private const int WarmUp = 20;
    private const int Times = 100;

    // Sentences of everyday length, so that entries are not all alike.
    private static readonly string[] Sentences =
    [
        "I slept badly again and lay awake from three.",
        "At work nobody noticed, but I noticed it all day.",
        "My mother rang twice in the evening, because she had forgotten to ask whether I eat properly.",
        "The walk by the canal helped, as far as the harbour.",
        "I want to be able to say no without explaining myself.",
        "Tomorrow I will put the phone into the kitchen at nine and see whether the night gets longer.",
        "It is a small thing, and it is mine.",
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine(
            $"pages over HTTP: {Patients} patients, an entry a day for {EntriesEach} days, those of {UnseenDays} days new; "
                + $"{Times} times after {WarmUp}; milliseconds, CPU of server and reader, kB as they travel"
        );
        foreach (var kind in BenchHouse.Kinds)
        {
            await MeasureAsync(kind);
        }
    }

    private static async Task MeasureAsync(string kind)
    {
        var clock = new EarlierClock();
        await using var house = await BenchHouse.OpenAsync(kind, Writers, clock);
        var found = await house.Get<Therapists>().FindActingAsync(null, CancellationToken.None);
        var therapist = ((ActingTherapistOutcome.Found)found).Therapist.Id;
        var patients = await FillAsync(house, therapist, clock);

        await using var program = await Services.OpenAsync(
            new ConfigurationBuilder().AddInMemoryCollection(house.Settings).Build(),
            house.Get<TimeProvider>(),
            _ => { },
            migrate: false,
            CancellationToken.None
        );
        var server = program.GetRequiredService<WebServer>();
        await server.TryStartAsync(port: 0, CancellationToken.None);
        program.GetRequiredService<Readiness>().Open();
        using var desk = await WebReader.JoinAsync(server.Port, await CodeAsync(house, AccountHolder.Of(therapist)));
        using var page = await WebReader.JoinAsync(server.Port, await CodeAsync(house, AccountHolder.Of(patients[0])));

        Console.WriteLine($"{kind, -34}{"p50", 8}{"p95", 8}{"p99", 8}{"CPU", 8}{"kB", 8}");
        var patient = $"/patients/{patients[0]}";
        foreach (
            var path in new[]
            {
                "/today",
                "/patients",
                patient,
                $"{patient}?before={await desk.OlderAsync(patient)}",
                $"{patient}/settings",
            }
        )
        {
            await PrintAsync(desk, path, patients[0]);
        }
        foreach (
            var path in new[]
            {
                "/journal",
                "/journal/entries",
                "/journal/entries?page=9",
                "/journal/week",
                "/journal/goals",
                "/journal/readings",
            }
        )
        {
            await PrintAsync(page, path, patients[0]);
        }
    }

    private static async Task PrintAsync(WebReader reader, string path, PatientId patient)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            await reader.ReadAsync(path);
        }
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var read = new List<(double Milliseconds, int Bytes)>();
        for (var i = 0; i < Times; i++)
        {
            read.Add(await reader.ReadAsync(path));
        }
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalMilliseconds / Times;
        var waits = read.Select(r => r.Milliseconds).Order().ToList();
        var shown = path.Replace($"{patient}", "ID", StringComparison.Ordinal);
        shown = shown.Contains("before", StringComparison.Ordinal) ? "/patients/ID, an older page" : shown;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {shown, -32}{At(waits, 50), 8:F1}{At(waits, 95), 8:F1}{At(waits, 99), 8:F1}{cpu, 8:F1}{read[^1].Bytes / 1024.0, 8:F1}"
            )
        );
    }

    private static double At(List<double> sorted, int percent) =>
        sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];

    private static async Task<string> CodeAsync(BenchHouse house, AccountHolder holder) =>
        (await house.Get<InviteToAccount>().RunAsync(holder, CancellationToken.None)).Code;

    private static async Task<List<PatientId>> FillAsync(BenchHouse house, TherapistId therapist, EarlierClock clock)
    {
        clock.DaysAgo = EntriesEach;
        var patients = new List<PatientId>();
        for (var i = 0; i < Patients; i++)
        {
            var details = new NewPatient($"Patient {i}") { Consents = [ConsentKind.Keeping] };
            var added = await house
                .Get<TakeInPatient>()
                .RunAsync(details, ["sleep through", "say no"], therapist, CancellationToken.None);
            patients.Add(((AddPatientOutcome.Added)added).Id);
        }
        while (clock.DaysAgo > 0)
        {
            if (clock.DaysAgo == UnseenDays)
            {
                await house.Get<Worker>().RunUntilIdleAsync(CancellationToken.None);
                await house.Get<ReadInbox>().RunAsync(new Reader.Therapist(therapist), CancellationToken.None);
            }
            clock.DaysAgo--;
            await WriteAsync(house, patients, clock.DaysAgo);
        }
        await house.Get<Worker>().RunUntilIdleAsync(CancellationToken.None);
        return patients;
    }

    private static Task WriteAsync(BenchHouse house, List<PatientId> patients, int day)
    {
        var record = house.Get<RecordEntry>();
        return System.Threading.Tasks.Parallel.ForEachAsync(
            patients,
            new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (patient, cancel) => await record.RunAsync(new NewEntry(patient, Text(day), $"bench-{day}"), cancel)
        );
    }

    private static string Text(int number) =>
        string.Join(' ', Enumerable.Range(0, 3 + (number % 4)).Select(i => Sentences[(number + i) % Sentences.Length]));

    /// <summary>Goes as the machine's does, so many days before it.</summary>
    private sealed class EarlierClock : TimeProvider
    {
        public int DaysAgo { get; set; }

#pragma warning disable RS0030 // Benchmarks measure real time.
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - TimeSpan.FromDays(DaysAgo);
#pragma warning restore RS0030
    }
}
