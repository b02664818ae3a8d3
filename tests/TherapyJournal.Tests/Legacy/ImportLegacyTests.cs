using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Legacy;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Legacy;

public abstract class ImportLegacyTests(TestedDatabase on) : JournalTest(on)
{
    private const int Many = 300;

    private PrototypeFiles Files => field ??= new PrototypeFiles(Ground);

    private Reader.Therapist Therapist { get; set; } = new(default);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Therapist = new Reader.Therapist(await House.AddTherapistAsync("Noor"));
    }

    [Fact]
    public async Task A_person_comes_with_name_and_goal_and_without_any_consent()
    {
        var report = await ImportAsync(Files.Write(PrototypeFiles.Person(7, "Maren T.")));

        (report.Read, report.Taken, report.People.Count).ShouldBe((1, 1, 0));
        var patient = await OneAsync();
        patient.Profile.Name.ShouldBe("Maren T.");
        patient.Profile.Born.ShouldBeNull();
        patient.Profile.Prototype.ShouldBe(new PrototypeOrigin(7, PrototypeFiles.CreatedAt, EntriesTaken: false));
        (patient.Standing.Consents.Count, patient.Standing.TimeZone, patient.Standing.Country).ShouldBe(
            (0, "UTC", null)
        );
        patient.Therapists.ShouldBe([Therapist.Id]);
        var goal = (await GoalsAsync(patient.Id)).ShouldHaveSingleItem();
        goal.Text.ShouldBe("Sleep through the night.");
        var step = goal.History.ShouldHaveSingleItem();
        step.At.ShouldBe(
            Instant.FromUtc(2023, 11, 8, 17, 44, 12).PlusNanoseconds(913_638_000).ToUnixTimeMilliseconds()
        );
        step.Why.ShouldBe(
            "Taken over from the prototype of 2023 on 2026-03-02. The time is when it recorded the patient: the prototype kept "
                + "local time without a zone, which is taken as UTC. When the goal was last changed there is not known."
        );
        (await House.Get<FindPatient>().RunAsync(Therapist.Id, "maren t.", Cancel)).ShouldBe(
            new FindPatientOutcome.Found(patient.Id)
        );
    }

    [Fact]
    public async Task What_has_no_place_here_is_told_by_name_once()
    {
        var people = PrototypeFiles.People(3).Select(p => PrototypeFiles.With(p, "shoe_size", 42));

        var report = await ImportAsync(Files.Write(people));

        report
            .Fields.Select(f => (f.Field, f.Times))
            .ShouldBe([("data.age", 3), ("data.openai_assistant", 3), ("data.shoe_size", 3)]);
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_one_person_more_is_one_more()
    {
        await ImportAsync(Files.Write(PrototypeFiles.People(3)));
        var before = await RowsAsync();

        var again = await ImportAsync(Files.Write(PrototypeFiles.People(3)));

        (again.Taken, again.AlreadyHere).ShouldBe((0, 3));
        (await RowsAsync()).ShouldBe(before);
        var oneMore = await ImportAsync(Files.Write(PrototypeFiles.People(4)));
        (oneMore.Taken, oneMore.AlreadyHere).ShouldBe((1, 3));
    }

    [Fact]
    public async Task Namesakes_are_two_patients_and_the_same_person_twice_in_the_file_is_one()
    {
        var later = PrototypeFiles.With(PrototypeFiles.Person(1, "Ada"), "created_at", "2023-12-01T08:00:00");

        var report = await ImportAsync(
            Files.Write(
                PrototypeFiles.Person(1, "Ada"),
                PrototypeFiles.Person(2, "Ada"),
                later,
                PrototypeFiles.Person(1, "Ada")
            )
        );

        (report.Taken, report.AlreadyHere).ShouldBe((3, 1));
        (await House.Get<FindPatient>().NamedAsync(Therapist.Id, "Ada", Cancel)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Many_come_in_and_whoever_is_stopped_half_way_goes_on()
    {
        var file = Files.Write(PrototypeFiles.People(Many));
        using var stop = new CancellationTokenSource();

        var stopped = await House
            .Get<ImportLegacy>()
            .RunAsync(file, Therapist, keeping: false, new Told(_ => stop.Cancel()), stop.Token);

        var half = stopped.ShouldBeOfType<ImportLegacyOutcome.Stopped>().TakenOver;
        half.Taken.ShouldBeInRange(1, Many - 1);
        (await PatientsAsync()).ShouldBe(half.Taken);
        var done = new List<int>();
        var rest = await ImportAsync(file, progress: new Told(done.Add));
        (rest.Taken, rest.AlreadyHere).ShouldBe((Many - half.Taken, half.Taken));
        done[^1].ShouldBe(Many);
        done.ShouldBeInOrder();
        (await PatientsAsync()).ShouldBe(Many);
    }

    [Fact(Timeout = Hanging)]
    public async Task Two_imports_at_once_do_not_double()
    {
        var file = Files.Write(PrototypeFiles.People(Many));
        var other = await AnotherProcessAsync();

        var reports = await Task.WhenAll(
            new[] { House, other, House }.Select(house => Task.Run(() => ImportAsync(file, house: house), Cancel))
        );

        reports.Sum(r => r.Taken).ShouldBe(Many);
        reports.ShouldAllBe(r => r.Taken + r.AlreadyHere == Many);
        (await PatientsAsync()).ShouldBe(Many);
        (await House.LookAsync(db => db.Goals.CountAsync(Cancel))).ShouldBe(Many);
        var (patients, damaged, _) = await House.Get<ReadPatients>().CaseloadAsync(Therapist, Cancel);
        (patients.Count, damaged).ShouldBe((Many, 0));
    }

    [Fact]
    public async Task Whoever_was_erased_stays_away()
    {
        var file = Files.Write(PrototypeFiles.People(2));
        await ImportAsync(file);
        var gone = (await House.Get<ReadPatients>().CaseloadAsync(Therapist, Cancel)).Patients[0].Id;
        await House.Get<ErasePatient>().RunAsync(Therapist, gone, Cancel);

        var report = await ImportAsync(file);

        (report.Taken, report.AlreadyHere, report.Erased).ShouldBe((0, 1, 1));
        (await PatientsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_ledger_that_was_cut_lets_nobody_in()
    {
        Directory.CreateDirectory(Ground.LedgerFolder);
        await File.WriteAllTextAsync(Path.Combine(Ground.LedgerFolder, "erasures"), "\nhalf a line", Cancel);

        var outcome = await House
            .Get<ImportLegacy>()
            .RunAsync(Files.Write(PrototypeFiles.Person(1)), Therapist, keeping: false, progress: null, Cancel);

        outcome.ShouldBeOfType<ImportLegacyOutcome.Refused>().Sentence.ShouldContain("ledger");
        (await PatientsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Whom_another_therapist_took_over_is_not_taken_again()
    {
        var file = Files.Write(PrototypeFiles.People(2));
        await ImportAsync(file);

        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));
        var outcome = await House.Get<ImportLegacy>().RunAsync(file, other, keeping: false, progress: null, Cancel);

        var report = outcome.ShouldBeOfType<ImportLegacyOutcome.Imported>().TakenOver;
        (report.Taken, report.AlreadyHere, report.Elsewhere).ShouldBe((0, 0, 2));
    }

    [Fact]
    public async Task Entries_come_with_consent_and_are_screened_like_any_other()
    {
        var person = WithEntries(
            "A good day.",
            new JsonObject { ["text"] = "I am going to kill myself tonight.", ["created_at"] = "2023-11-09T08:00:00" },
            7,
            ""
        );

        var report = await ImportAsync(Files.Write(person), keeping: true);

        (report.Entries, report.Alerts).ShouldBe((2, 1));
        report.EntriesLeft.Listed.Select(l => l.PatientId).ShouldBe([1, 1]);
        var patient = await OneAsync();
        patient.Standing.Allows(ConsentKind.Keeping).ShouldBeTrue();
        (await EntriesAsync(patient.Id)).ShouldBe([
            (Ground.Clock.GetUtcNow().ToUnixTimeMilliseconds(), "A good day."),
            (Instant.FromUtc(2023, 11, 9, 8, 0).ToUnixTimeMilliseconds(), "I am going to kill myself tonight."),
        ]);
        (await ImportAsync(Files.Write(person), keeping: true)).Entries.ShouldBe(0);
    }

    [Fact]
    public async Task Entries_without_consent_are_not_taken_and_come_in_a_later_run_once_there_is_consent()
    {
        var file = Files.Write(WithEntries("A good day."));
        var first = await ImportAsync(file);
        (first.Taken, first.Entries, first.EntriesLeft.Count).ShouldBe((1, 0, 1));
        first.EntriesLeft.Listed[0].Reason.ShouldBe("there is no consent to keep entries");
        var patient = (await OneAsync()).Id;
        // Attesting it for those who come does not give it for whoever is here.
        (await ImportAsync(file, keeping: true)).EntriesLeft.Count.ShouldBe(1);
        await House.Get<DecideConsent>().RunAsync(Therapist, patient, ConsentKind.Keeping, give: true, Cancel);

        (await ImportAsync(file)).Entries.ShouldBe(1);

        var entry = await House.LookAsync(db => db.Entries.SingleAsync(Cancel));
        await House.Get<TakeBackEntry>().RunAsync(patient, entry.Id, Cancel);
        var afterwards = await ImportAsync(file);
        (afterwards.Entries, afterwards.EntriesLeft.Count).ShouldBe((0, 0));
        (await EntriesAsync(patient)).ShouldBeEmpty();
    }

    private static JsonObject WithEntries(params JsonNode?[] entries) =>
        PrototypeFiles.With(PrototypeFiles.Person(1), "journal_entries", new JsonArray(entries));

    private async Task<TakenOver> ImportAsync(
        string file,
        bool keeping = false,
        IProgress<int>? progress = null,
        JournalHouse? house = null
    ) =>
        (await (house ?? House).Get<ImportLegacy>().RunAsync(file, Therapist, keeping, progress, Cancel))
            .ShouldBeOfType<ImportLegacyOutcome.Imported>()
            .TakenOver;

    private async Task<PatientView> OneAsync()
    {
        var patients = House.Get<ReadPatients>();
        var listed = (await patients.CaseloadAsync(Therapist, Cancel)).Patients.ShouldHaveSingleItem();
        return (await patients.OneAsync(Therapist, listed.Id, Cancel))
            .ShouldBeOfType<ReadOutcome<PatientView>.Open>()
            .Value;
    }

    private async Task<List<TherapyGoalContent>> GoalsAsync(PatientId patient) =>
        [
            .. (await House.Get<ListGoals>().RunAsync(Therapist, patient, Cancel))
                .ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>()
                .Value.Select(g => g.Content),
        ];

    private async Task<List<(long, string)>> EntriesAsync(PatientId patient) =>
        (
            await House.Records.ReadAsync(
                Therapist,
                patient,
                Purpose.ReadEntries,
                async (record, db) =>
                    (await db.Entries.OrderBy(e => e.Id).ToListAsync(Cancel))
                        .Select(record.Open)
                        .Select(e => (e.At, e.Text))
                        .ToList(),
                Cancel
            )
        )
            .ShouldBeOfType<ReadOutcome<List<(long, string)>>.Open>()
            .Value;

    private Task<int> PatientsAsync() => House.LookAsync(db => db.Patients.CountAsync(Cancel));

    private Task<List<string>> RowsAsync() =>
        House.LookAsync(async db =>
            (List<string>)
                [
                    .. (await db.Patients.ToListAsync(Cancel)).Select(r => $"{r.Id} {r.Version}"),
                    .. (await db.Standings.ToListAsync(Cancel)).Select(r => $"{r.Id} {r.Version}"),
                    .. (await db.Goals.ToListAsync(Cancel)).Select(r => $"{r.Id} {r.Version}"),
                    .. (await db.Caseloads.ToListAsync(Cancel)).Select(r => $"{r.Id} {r.Version}"),
                    .. (await db.DataKeys.ToListAsync(Cancel)).Select(r => $"{r.Id} {r.Version}"),
                ]
        );

    private sealed class Told(Action<int> then) : IProgress<int>
    {
        public void Report(int value) => then(value);
    }
}

public sealed class ImportLegacyOnSqlite() : ImportLegacyTests(TestedDatabase.Sqlite);

public sealed class ImportLegacyOnPostgres() : ImportLegacyTests(TestedDatabase.Postgres);
