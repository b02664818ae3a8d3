using System.Diagnostics;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Benchmarks;

/// <summary>Entries through the whole loop, without a model: recorded and screened, reflected on, summarised, notified.</summary>
/// <remarks>Beside it in the same run: bare inserts of the same bytes in as many commits, which keep no promise at all.</remarks>
internal static class LoopBenchmark
{
    private const int Patients = 60;
    private const int PerPatient = 50;
    private const int WarmUp = 10;
    private const int Writers = 16;
    private const int Parallel = 16;

    private const string Text =
        "I slept badly again and lay awake from three. At work nobody noticed, but I noticed it all day. My mother rang twice "
        + "in the evening, because she had forgotten to ask whether I eat properly. I do. Afterwards I walked by the canal as far "
        + "as the harbour, and the walk helped. I want to be able to say no without explaining myself. Tomorrow I will put the "
        + "phone into the kitchen at nine and see whether the night gets longer. It is a small thing, and it is mine.";

    public static async Task RunAsync()
    {
        Console.WriteLine(
            $"entries through the loop: {Patients} patients, {PerPatient} entries each, {Text.Length} characters"
        );
        Console.WriteLine(
            $"{"", -12}{"entries/s", 12}{"written/s", 12}{"CPU ms", 10}{"kB", 8}{"commits", 10}{"bare/s", 12}{"ratio", 8}"
        );
        foreach (var kind in BenchHouse.Kinds)
        {
            await MeasureAsync(kind);
        }
    }

    private static async Task MeasureAsync(string kind)
    {
        await using var house = await BenchHouse.OpenAsync(kind, Parallel);
        var patients = await AddPatientsAsync(house);
        // A worker runs for weeks: what is compiled once is not counted.
        await WriteAsync(house, patients, WarmUp, "warm");
        await house.Get<Worker>().RunUntilIdleAsync(CancellationToken.None);

        var process = Process.GetCurrentProcess();
        var (commitsBefore, cpuBefore) = (house.Commits, process.TotalProcessorTime);
        var allocatedBefore = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        await WriteAsync(house, patients, PerPatient, "run");
        var written = watch.Elapsed;
        await house.Get<Worker>().RunUntilIdleAsync(CancellationToken.None);
        var all = watch.Elapsed;
        process.Refresh();
        var cpu = process.TotalProcessorTime - cpuBefore;
        var allocated = GC.GetTotalAllocatedBytes() - allocatedBefore;
        var commits = house.Commits - commitsBefore;

        const int Entries = Patients * PerPatient;
        var bytes = await BareInserts.SealedBytesAsync(house.Get<JournalStore>());
        var bare = await BareInserts.RunAsync(house, commits, bytes * PerPatient / (PerPatient + WarmUp), Writers);
        Console.WriteLine(
            $"{kind, -12}{Entries / all.TotalSeconds, 12:F0}{Entries / written.TotalSeconds, 12:F0}"
                + $"{cpu.TotalMilliseconds / Entries, 10:F2}{allocated / Entries / 1024, 8}{commits, 10}{Entries / bare.TotalSeconds, 12:F0}"
                + $"{bare.TotalSeconds / all.TotalSeconds, 8:F2}"
        );
    }

    private static async Task<List<PatientId>> AddPatientsAsync(BenchHouse house)
    {
        var therapists = house.Get<Therapists>();
        if (
            await therapists.FindActingAsync(null, CancellationToken.None) is not ActingTherapistOutcome.Found therapist
        )
        {
            throw new InvalidOperationException("No therapist.");
        }
        var patients = new List<PatientId>();
        for (var i = 0; i < Patients; i++)
        {
            var added = await house
                .Get<TakeInPatient>()
                .RunAsync(
                    new NewPatient($"Patient {i}"),
                    ["sleep through"],
                    therapist.Therapist.Id,
                    CancellationToken.None
                );
            patients.Add(((AddPatientOutcome.Added)added).Id);
        }
        return patients;
    }

    private static Task WriteAsync(BenchHouse house, List<PatientId> patients, int each, string run)
    {
        var record = house.Get<RecordEntry>();
        return System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(0, each).SelectMany(n => patients.Select(p => (Number: n, Patient: p))),
            new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (write, cancel) =>
                await record.RunAsync(new NewEntry(write.Patient, Text, $"{run}-{write.Number}"), cancel)
        );
    }
}
