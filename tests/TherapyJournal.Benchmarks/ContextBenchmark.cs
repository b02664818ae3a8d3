using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Benchmarks;

/// <summary>How much a model would be told in each step, as a journal grows to a thousand entries over two years.</summary>
internal static class ContextBenchmark
{
    private static readonly int[] LookedAt = [20, 100, 300, 1_000];

    // Of what a step was told at the first look; PromptRequestTests holds a shorter journal to it.
    private const double MostGrowth = 1.2;

    // The entries before a look are as long as each other, so that the journal's length alone tells the looks apart.
    private const int AlikeBeforeALook = 4;
    private const int AlikeSentences = 8;

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

    /// <returns>Whether every step stays within bounds.</returns>
    public static async Task<bool> RunAsync()
    {
        var clock = new SteppedClock();
        await using var house = await BenchHouse.OpenAsync("SQLite", parallel: 4, clock);
        var patient = await AddPatientAsync(house);
        Console.WriteLine("what a model is told, in characters (about four to a token)");
        Console.WriteLine($"{"entries", -10}{"step", -20}{"in all", 10}{"of people", 12}{"ratio", 8}");
        var chance = new Random(4711);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var isBounded = true;
        for (var written = 1; written <= LookedAt[^1]; written++)
        {
            clock.Step(BetweenEntries);
            await house.Get<AskForEntry>().RunAsync(patient, PromptWish.Any, CancellationToken.None);
            await house
                .Get<RecordEntry>()
                .RunAsync(new NewEntry(patient, Text(written, chance), $"entry-{written}"), CancellationToken.None);
            await house.Get<Worker>().DrainAsync(patient, TimeSpan.FromMinutes(1), CancellationToken.None);
            if (!LookedAt.Contains(written))
            {
                continue;
            }
            foreach (var (step, all, people) in await LookAsync(house, patient))
            {
                first.TryAdd(step, all);
                var ratio = (double)all / first[step];
                isBounded &= ratio <= MostGrowth;
                Console.WriteLine($"{written, -10}{step, -20}{all, 10}{people, 12}{ratio, 8:F2}");
            }
        }
        if (!isBounded)
        {
            Console.Error.WriteLine(
                $"A step is told more than {MostGrowth} times what it was told at {LookedAt[0]} entries."
            );
        }
        return isBounded;
    }

    private static string Text(int written, Random chance)
    {
        var sentences = chance.Next(3, 14);
        return LookedAt.Any(look => look - written is >= 0 and < AlikeBeforeALook)
            ? string.Join(' ', Sentences.Take(AlikeSentences))
            : string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentences[chance.Next(10)]));
    }

    private static async Task<IReadOnlyList<(string Step, int All, int OfPeople)>> LookAsync(
        BenchHouse house,
        PatientId patient
    )
    {
        var read = await house
            .Get<PatientRecords>()
            .ReadAsync(
                new Reader.Assistant(nameof(AskForEntry)),
                patient,
                Purpose.AskForEntry,
                (record, db) => RequestsAsync(house, record, db),
                CancellationToken.None
            );
        var (question, reflection, summary) = (
            (ReadOutcome<(ModelRequest, ModelRequest, ModelRequest)>.Open)read
        ).Value;
        return
        [
            Length(house, AssistantStep.AskForEntry, question),
            Length(house, AssistantStep.ReflectOnEntry, reflection),
            Length(house, AssistantStep.SummarizeEntry, summary),
        ];
    }

    private static async Task<(ModelRequest Question, ModelRequest Reflection, ModelRequest Summary)> RequestsAsync(
        BenchHouse house,
        OpenRecord record,
        JournalDb db
    )
    {
        var (keys, now) = (house.Get<Keys>(), house.Get<TimeProvider>().Now());
        var prompt = await PromptContext.FromAsync(record, db, keys, now, _ => true, CancellationToken.None);
        var entry = prompt.LastEntries[0];
        var reflection = await ReflectionContext.FromAsync(
            record,
            db,
            keys,
            entry.Id,
            _ => true,
            CancellationToken.None
        );
        var summary = await house
            .Get<SummarizeEntry>()
            .ContextAsync(record, db, entry, _ => true, CancellationToken.None);
        return (
            PromptRequest.Of(record.Patient, prompt, PromptWish.Any, now),
            ReflectionRequest.Of(
                record.Patient,
                reflection ?? throw new InvalidOperationException("The newest entry gets no reflection.")
            ),
            SummaryRequest.Of(record.Patient, summary)
        );
    }

    private static (string Step, int All, int OfPeople) Length(
        BenchHouse house,
        AssistantStep step,
        ModelRequest request
    )
    {
        var composed = house.Get<AskModel>().Compose(step, request);
        var people = composed.Blocks.Sum(b => b.Render().Length);
        return (step.Name, composed.Instructions.Text.Length + composed.Turn.Length + people, people);
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
