using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using TherapyJournal.Chats;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
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
    private const int Bot = 4242;
    private const string Words = "I slept badly again. Afterwards I walked by the canal, and the walk helped.";

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
        await LinkAsync(house, telegram);
        var people = new Crowd(telegram, People, EntriesEach);
        telegram.Chats.Arrived = people.Read;

        var processes = Enumerable.Range(0, workers).Select(_ => Start(house, telegram)).ToList();
        try
        {
            // Started, and warm: what is compiled once is not counted.
            await people.WriteAsync(entries: 1);
            var cpu = processes.Sum(Cpu);
            var watch = Stopwatch.StartNew();
            await people.WriteAsync(EntriesEach);
            var seconds = watch.Elapsed.TotalSeconds;
            cpu = processes.Sum(Cpu) - cpu;

            var entries = People * EntriesEach;
            var waits = people.Waits.Order().ToList();
            Console.WriteLine(
                $"{workers, -10}{entries * UpdatesPerEntry / seconds, 10:F0}{people.Answers / seconds, 10:F0}{entries / seconds, 10:F0}"
                    + $"{cpu / entries, 8:F1}{At(waits, 0.50), 8:F0}{At(waits, 0.95), 8:F0}{At(waits, 0.99), 8:F0}"
                    + $"{processes.Max(p => Fresh(p).PeakWorkingSet64) >> 20, 6}"
            );
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill();
                await process.WaitForExitAsync();
                process.Dispose();
            }
        }
    }

    private static async Task LinkAsync(BenchHouse house, FakeTelegram telegram)
    {
        var found = await house.Get<Therapists>().FindActingAsync(null, CancellationToken.None);
        var therapist = ((ActingTherapistOutcome.Found)found).Therapist.Id;
        var (store, records, keys, clock) = (
            house.Get<JournalStore>(),
            house.Get<PatientRecords>(),
            house.Get<Keys>(),
            house.Get<TimeProvider>()
        );
        for (var i = 0; i < People; i++)
        {
            var details = new NewPatient($"Patient {i}") { Consents = [ConsentKind.Keeping, ConsentKind.Telegram] };
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

    private static Process Start(BenchHouse house, FakeTelegram telegram)
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
        start.Environment["Journal__Work__PollSeconds"] = "0.05";
        var process = Process.Start(start) ?? throw new InvalidOperationException("No worker.");
        process.ErrorDataReceived += (_, said) => Console.Error.WriteLine(said.Data);
        process.BeginErrorReadLine();
        return process;
    }

    private static double Cpu(Process process) => Fresh(process).TotalProcessorTime.TotalMilliseconds;

    private static Process Fresh(Process process)
    {
        process.Refresh();
        return process;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];

    /// <summary>Everybody with a phone.</summary>
    private sealed class Crowd(FakeTelegram telegram, int people, int entriesEach)
    {
        private readonly ConcurrentDictionary<long, (int Left, long Since)> writing = new();
        private readonly ConcurrentBag<double> waits = [];
        private TaskCompletionSource done = new();
        private int left;
        private int answers;
        private int taps;

        /// <summary>Milliseconds from each update to its answer.</summary>
        public IReadOnlyCollection<double> Waits => waits;

        public int Answers => answers;

        /// <summary>Has everybody write so many entries, and waits for the last answer.</summary>
        public async Task WriteAsync(int entries)
        {
            waits.Clear();
            (answers, left, done) = (0, people * entries, new TaskCompletionSource());
            for (var person = 1; person <= people; person++)
            {
                Say(person, entries);
            }
            await done.Task.WaitAsync(TimeSpan.FromMinutes(10));
            // The reflections come after the last answer.
            while (Volatile.Read(ref answers) < people * entries * 3)
            {
                await Task.Delay(20);
            }
        }

        public void Read(FakeChat chat, FakeChatMessage message)
        {
            Interlocked.Increment(ref answers);
            if (message.Buttons is null)
            {
                return;
            }
            var (entries, since) = writing[chat.Id];
            waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            if (message.Text == "It is kept.")
            {
                if (entries > 1)
                {
                    Say(chat.Id, entries - 1);
                }
                if (Interlocked.Decrement(ref left) == 0)
                {
                    done.TrySetResult();
                }
                return;
            }
            var data = (string?)JsonNode.Parse(message.Buttons)!["inline_keyboard"]![0]![0]!["callback_data"];
            writing[chat.Id] = (entries, Stopwatch.GetTimestamp());
            telegram.Updates.Add(
                "callback_query",
                new JsonObject
                {
                    ["id"] = $"{Interlocked.Increment(ref taps)}",
                    ["from"] = From(chat.Id),
                    ["message"] = Message(chat.Id, message.Id),
                    ["data"] = data,
                }
            );
        }

        private void Say(long person, int entries)
        {
            writing[person] = (entries, Stopwatch.GetTimestamp());
            var message = Message(person, telegram.Chats.Open(person).Number());
            message["text"] = $"{Words} {entriesEach - entries}";
            telegram.Updates.Add("message", message);
        }

        private static JsonObject From(long person) => new() { ["id"] = person, ["is_bot"] = false };

        private static JsonObject Message(long person, long id) =>
            new()
            {
                ["message_id"] = id,
                ["date"] = 1_790_000_000,
                ["chat"] = new JsonObject { ["id"] = person, ["type"] = "private" },
                ["from"] = From(person),
            };
    }
}
