using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Npgsql;
using SQLitePCL;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Meaning;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Benchmarks;

/// <summary>Journals in the store, sealed, with vectors: how long the first question takes and those after it, what an index costs in memory, and forty patients in turn.</summary>
internal static class JournalsBenchmark
{
    private const int Entries = 10_000;
    private const int Others = 39;
    private const int EntriesOfOthers = 2_500;
    private const int Together = 500;
    private const int Builds = 5;
    private const int Questions = 200;
    private const string Model = "bench@512";
    private const int Dimensions = 512;

    public static async Task RunAsync()
    {
        foreach (var kind in BenchHouse.Kinds)
        {
            await MeasureAsync(kind);
        }
    }

    private static async Task MeasureAsync(string kind)
    {
        await using var house = await BenchHouse.OpenAsync(kind, parallel: 1);
        var found = await house.Get<Therapists>().FindActingAsync(null, CancellationToken.None);
        var therapist = new Reader.Therapist(((ActingTherapistOutcome.Found)found).Therapist.Id);
        var random = new Random(7); // the same journals each time
        var filling = Stopwatch.GetTimestamp();
        var big = await FillAsync(house, therapist.Id, Entries, random);
        var others = new List<PatientId>();
        for (var n = 0; n < Others; n++)
        {
            others.Add(await FillAsync(house, therapist.Id, EntriesOfOthers, random));
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}: {Entries} sealed entries of one patient with a vector of {Dimensions} numbers each, {EntriesOfOthers} of {Others} others (filled in {Stopwatch.GetElapsedTime(filling).TotalSeconds:F0} s)"
            )
        );
        var reading = new Reading(house, therapist, random);
        await ColdAsync(house, reading, big);
        await WarmAsync(reading, big);
        await InTurnAsync(house, reading, [big, .. others]);
        if (house.Url is { } url)
        {
            await PlaintextAsync(url, random);
        }
    }

    // Each in an index store of its own, so that nothing is held; the first warms the process.
    private static async Task ColdAsync(BenchHouse house, Reading reading, PatientId patient)
    {
        var waits = new List<double>();
        for (var n = 0; n <= Builds; n++)
        {
            using var indexes = house.NewIndexes();
            var begun = Stopwatch.GetTimestamp();
            await reading.AskAsync(indexes, patient);
            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        Figures.Print("first question, cold, in a warm process", [.. waits.Skip(1).Order()]);
    }

    private static async Task WarmAsync(Reading reading, PatientId patient)
    {
        using var indexes = reading.House.NewIndexes();
        var before = Memory();
        await reading.AskAsync(indexes, patient);
        var after = Memory();
        var (whole, retrieval) = (new List<double>(), new List<double>());
        for (var n = 0; n < Questions; n++)
        {
            var begun = Stopwatch.GetTimestamp();
            retrieval.Add(await reading.AskAsync(indexes, patient));
            whole.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        Figures.Print("question, words and vectors fused", [.. retrieval.Order()]);
        Figures.Print("the same through the door, on record", [.. whole.Order()]);
        Console.WriteLine(
            $"  memory of its index: {after - before >> 20} MB measured, {indexes.Bytes >> 20} MB reckoned ({(after - before) / Entries} bytes an entry)"
        );
    }

    private static async Task InTurnAsync(BenchHouse house, Reading reading, List<PatientId> patients)
    {
        using var indexes = house.NewIndexes();
        var before = Memory();
        var (waits, most, mostHeld) = (new List<double>(), 0L, 0);
        foreach (var patient in patients.Concat(patients))
        {
            var begun = Stopwatch.GetTimestamp();
            await reading.AskAsync(indexes, patient);
            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            (most, mostHeld) = (Math.Max(most, Memory() - before), Math.Max(mostHeld, indexes.Count));
        }
        Figures.Print($"{patients.Count} patients in turn, twice", [.. waits.Order()]);
        Console.WriteLine(
            $"  at most {mostHeld} held, {most >> 20} MB measured; the bound is {JournalIndexes.MostBytes / 1_000_000} MB"
        );
    }

    /// <summary>What PostgreSQL itself does with the same words, were they not sealed.</summary>
    private static async Task PlaintextAsync(string url, Random random)
    {
        await using var connection = new NpgsqlConnection(BenchHouse.ConnectionString(url));
        await connection.OpenAsync();
        await RunAsync(connection, "create temp table plain (at int, words text, lexemes tsvector)");
        await using (var copy = await connection.BeginTextImportAsync("copy plain (at, words) from stdin"))
        {
            for (var n = 0; n < Entries; n++)
            {
                await copy.WriteLineAsync($"{n}\t{InventedWords.Text(random, InventedWords.InAnEntry)}");
            }
        }
        var begun = Stopwatch.GetTimestamp();
        await RunAsync(connection, "update plain set lexemes = to_tsvector('english', words)");
        await RunAsync(connection, "create index on plain using gin (lexemes)");
        await RunAsync(connection, "analyze plain");
        Figures.Print("plaintext in PostgreSQL: its index", [Stopwatch.GetElapsedTime(begun).TotalMilliseconds]);
        var waits = new List<double>();
        for (var n = 0; n < Questions; n++)
        {
            var any = string.Join(" or ", InventedWords.Text(random, InventedWords.Asked).Split(' '));
            begun = Stopwatch.GetTimestamp();
            await RunAsync(
                connection,
                "select at from plain, websearch_to_tsquery('english', $1) q where lexemes @@ q order by ts_rank(lexemes, q) desc limit 10",
                any
            );
            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        Figures.Print("plaintext in PostgreSQL: a question", [.. waits.Order()]);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, string? parameter = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (parameter is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) { }
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true) + raw.sqlite3_memory_used();

    private static async Task<PatientId> FillAsync(BenchHouse house, TherapistId therapist, int entries, Random random)
    {
        var added = await house
            .Get<AddPatient>()
            .RunAsync(
                new NewPatient("Ada Example") { Consents = Enum.GetValues<ConsentKind>() },
                therapist,
                CancellationToken.None
            );
        var patient = ((AddPatientOutcome.Added)added).Id;
        var clock = house.Get<TimeProvider>();
        foreach (var some in Enumerable.Range(0, entries).Chunk(Together))
        {
            await house
                .Get<JournalStore>()
                .TransactAsync(
                    async db =>
                    {
                        var sealer = await house.Get<PatientRecords>().SealerAsync(db, patient, CancellationToken.None);
                        foreach (var n in some)
                        {
                            var at = new LocalDate(2000, 1, 1).PlusDays(n).AtMidnight().InUtc().ToInstant();
                            var entry = new JournalEntry
                            {
                                Id = RowId.New(clock),
                                RecordedAt = at.ToUnixTimeMilliseconds(),
                                DeliveryHash = RowId.New(clock).ToByteArray(),
                            };
                            var text = InventedWords.Text(random, InventedWords.InAnEntry);
                            sealer!.Seal(entry, new JournalEntryContent(entry.RecordedAt, text, false, 1, "bench"));
                            var vector = new EntryEmbedding
                            {
                                Id = RowId.New(clock),
                                EntryId = entry.Id,
                                Model = Model,
                            };
                            sealer.Seal(vector, EntryEmbeddingContent.Of([Vector(random)]));
                            db.AddRange(entry, vector);
                        }
                    },
                    CancellationToken.None
                );
        }
        return patient;
    }

    private static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var at = 0; at < Dimensions; at++)
        {
            vector[at] = (float)(random.NextDouble() - 0.5);
        }
        var length = MathF.Sqrt(vector.Sum(n => n * n));
        return [.. vector.Select(n => n / length)];
    }

    /// <summary>Questions as a therapist asks them, with a vector that a service would have made.</summary>
    private sealed record Reading(BenchHouse House, Reader.Therapist Therapist, Random Random)
    {
        /// <returns>How long finding alone took, in milliseconds.</returns>
        public async Task<double> AskAsync(JournalIndexes indexes, PatientId patient)
        {
            var question = InventedWords.Text(Random, InventedWords.Asked);
            var meant = new AskedMeaning([(Model, Vector(Random))]);
            var took = 0.0;
            await House
                .Get<PatientRecords>()
                .ReadAsync(
                    Therapist,
                    patient,
                    Purpose.AskJournal,
                    (record, db) =>
                        indexes.UseAsync(
                            record,
                            db,
                            index =>
                            {
                                var begun = Stopwatch.GetTimestamp();
                                var entries = index.FindNear(question, most: 12, _ => true, meant);
                                took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                                return Task.FromResult(entries.Count);
                            }
                        ),
                    CancellationToken.None
                );
            return took;
        }
    }
}
