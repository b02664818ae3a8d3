using System.Diagnostics;
using TherapyJournal.Chats;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.App.Telegram;

namespace TherapyJournal.Benchmarks;

/// <summary>Workers as processes of their own that talk to a stand-in for Telegram, and the people who are linked to them.</summary>
internal static class BotWorkers
{
    private const int Bot = 4242;

    /// <summary>Takes people in and links a chat to each; whoever is among the first so many has agreed to a model.</summary>
    public static async Task LinkAsync(BenchHouse house, FakeTelegram telegram, int people, int withModel = 0)
    {
        var found = await house.Get<Therapists>().FindActingAsync(null, CancellationToken.None);
        var therapist = ((ActingTherapistOutcome.Found)found).Therapist.Id;
        var (store, records, keys, clock) = (
            house.Get<JournalStore>(),
            house.Get<PatientRecords>(),
            house.Get<Keys>(),
            house.Get<TimeProvider>()
        );
        for (var i = 0; i < people; i++)
        {
            var details = new NewPatient($"Patient {i}")
            {
                Consents =
                [
                    ConsentKind.Keeping,
                    ConsentKind.Telegram,
                    .. i < withModel ? [ConsentKind.Model] : Array.Empty<ConsentKind>(),
                ],
            };
            var added = await house
                .Get<TakeInPatient>()
                .RunAsync(details, ["sleep through"], therapist, CancellationToken.None);
            var patient = ((AddPatientOutcome.Added)added).Id;
            var address = new ChatAddress("telegram", Bot, i + 1);
            telegram.Chats.Open(i + 1);
            await store.TransactAsync(
                async db =>
                {
                    var sealer = await records.SealerAsync(db, patient, CancellationToken.None);
                    var row = new PatientChat { Id = RowId.New(clock), ChatHash = address.Hash(keys) };
                    sealer!.Seal(row, new PatientChatContent(address, 0) { ConfirmedAt = 1 });
                    db.PatientChats.Add(row);
                },
                CancellationToken.None
            );
        }
    }

    /// <summary>Starts a worker as a process of its own, with these settings besides.</summary>
    public static Process Start(
        BenchHouse house,
        FakeTelegram telegram,
        params IReadOnlyList<(string Name, string Value)> besides
    )
    {
        var program = Environment.GetEnvironmentVariable("JOURNAL_BENCH_PUBLISHED") is { Length: > 0 } published
            ? Path.Combine(published, "TherapyJournal.App")
            : Path.Combine(AppContext.BaseDirectory, "TherapyJournal.App");
        var start = new ProcessStartInfo(program, ["worker"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = house.Folder,
        };
        foreach (var (name, value) in house.Settings)
        {
            start.Environment[name] = value;
        }
        start.Environment["TELEGRAM_BOT_TOKEN"] = FakeTelegram.Token;
        start.Environment["TELEGRAM_API_BASE_URL"] = telegram.Origin;
        start.Environment["Journal__Telegram__Pacing"] = "false";
        foreach (var (name, value) in besides)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start) ?? throw new InvalidOperationException("No worker.");
        process.ErrorDataReceived += (_, said) => Console.Error.WriteLine(said.Data);
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Milliseconds of processor that it has used.</summary>
    public static double Cpu(Process process) => Fresh(process).TotalProcessorTime.TotalMilliseconds;

    /// <summary>With its figures as they are now.</summary>
    public static Process Fresh(Process process)
    {
        process.Refresh();
        return process;
    }

    /// <summary>Ends them.</summary>
    public static async Task StopAsync(IEnumerable<Process> processes)
    {
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
