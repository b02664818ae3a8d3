using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Benchmarks;

/// <summary>How much a model would be told before the next question, as a journal grows to a thousand entries over two years.</summary>
internal static class ContextBenchmark
{
    private static readonly int[] LookedAt = [20, 100, 300, 1_000];
    private static readonly TimeSpan BetweenEntries = TimeSpan.FromHours(18);

    private static readonly string[] Sentences =
    [
        "I slept from eleven to four and then lay awake.",
        "The walk along the canal was longer than I had planned.",
        "My sister rang about the garden and we laughed a little.",
        "At work the new plan was read out and nobody asked anything.",
        "I put the phone into the kitchen at nine and it stayed there.",
        "There was soup, and I ate it at the table and not in bed.",
        "The bus was full and I got off two stops early.",
        "I wrote the letter that I had put off since spring.",
        "In the evening I was tired in the way one is after digging.",
        "Somebody thanked me and I did not know where to look.",
    ];

    public static async Task RunAsync()
    {
        var clock = new SteppedClock();
        await using var house = await BenchHouse.OpenAsync("SQLite", parallel: 4, clock);
        var patient = await AddPatientAsync(house);
        Console.WriteLine("what a model is told before a question, in characters (about four to a token)");
        Console.WriteLine($"{"entries", -10}{"in all", 10}{"of people", 12}{"ratio", 8}");
        var chance = new Random(4711);
        var first = 0;
        for (var written = 1; written <= LookedAt[^1]; written++)
        {
            clock.Step(BetweenEntries);
            await house.Get<AskForEntry>().RunAsync(patient, PromptWish.Any, CancellationToken.None);
            var text = string.Join(
                ' ',
                Enumerable.Range(0, chance.Next(3, 14)).Select(_ => Sentences[chance.Next(10)])
            );
            await house
                .Get<RecordEntry>()
                .RunAsync(new NewEntry(patient, text, $"entry-{written}"), CancellationToken.None);
            await house.Get<Worker>().DrainAsync(patient, TimeSpan.FromMinutes(1), CancellationToken.None);
            if (LookedAt.Contains(written))
            {
                var (all, people) = await LookAsync(house, patient);
                first = first == 0 ? all : first;
                Console.WriteLine($"{written, -10}{all, 10}{people, 12}{(double)all / first, 8:F2}");
            }
        }
    }

    private static async Task<(int All, int OfPeople)> LookAsync(BenchHouse house, PatientId patient)
    {
        var (keys, clock) = (house.Get<Keys>(), house.Get<TimeProvider>());
        var read = await house
            .Get<PatientRecords>()
            .ReadAsync(
                new Reader.Assistant(nameof(AskForEntry)),
                patient,
                Purpose.AskForEntry,
                (record, db) =>
                    PromptContext.FromAsync(record, db, keys, clock.Now(), _ => true, CancellationToken.None),
                CancellationToken.None
            );
        var context = ((ReadOutcome<PromptContext>.Open)read).Value;
        var request = house
            .Get<AskModel>()
            .Compose(AssistantStep.AskForEntry, PromptRequest.Of(patient, context, PromptWish.Any, clock.Now()));
        var people = request.Blocks.Sum(b => b.Render().Length);
        return (request.Instructions.Text.Length + request.Turn.Length + people, people);
    }

    private static async Task<PatientId> AddPatientAsync(BenchHouse house)
    {
        var acting = await house.Get<Therapists>().FindActingAsync(null, CancellationToken.None);
        var therapist = ((ActingTherapistOutcome.Found)acting).Therapist;
        var added = await house
            .Get<TakeInPatient>()
            .RunAsync(
                new NewPatient("Patient") { Consents = [ConsentKind.Keeping, ConsentKind.Model] },
                ["sleep through", "eat at the table"],
                therapist.Id,
                CancellationToken.None
            );
        return ((AddPatientOutcome.Added)added).Id;
    }

    /// <summary>The system's clock, set forward from time to time.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        private TimeSpan ahead;

        public void Step(TimeSpan time) => ahead += time;

#pragma warning disable RS0030 // Benchmarks measure real time.
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
#pragma warning restore RS0030
    }
}
