using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Review;

public abstract class ExportPatientTests(TestedDatabase on) : JournalTest(on)
{
    /// <summary>Rows that say nothing by themselves: what they mean is in the export under another heading. And a therapist's own notes, which are for nobody else.</summary>
    private static readonly string[] NotForReading =
    [
        "notifications",
        "nudges",
        "kept_records",
        "therapy_session_notes",
        "entry_embeddings",
    ];

    private string Zip => Path.Combine(Ground.Folder, "export.zip");

    [Fact]
    public async Task Everything_kept_about_the_patient_is_in_it_private_words_too()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await FullRecord.AddAsync(House, therapist);

        (await ExportAsync(therapist, patient)).ShouldBeOfType<ExportPatientOutcome.Exported>().Entries.ShouldBe(2);

        var all = string.Join('\n', (await ReadAsync()).Values);
        foreach (
            var words in (string[])
                [
                    FullRecord.EntryWords,
                    FullRecord.PrivateWords,
                    "the heron came\"",
                    "Walk every day",
                    "Visit the pond",
                    FullRecord.PartWords,
                    FullRecord.RequestWords,
                    FullRecord.SpokenWords,
                    "What helped today?",
                    "Saw a heron.",
                    "hopeless",
                    "You can call 112.",
                    "2026-03-09T10:00",
                    "That sounds like a good moment.",
                    "Ada Example",
                    "Noor Example",
                    "\"acceptedBy\": \"Noor Example",
                    "\"acceptedAt\": \"20",
                    ", accepted by Noor Example",
                    $"\"textVersion\": \"en.v{ConsentTexts.Current(ConsentKind.Keeping, "en").Version}\"",
                    "Export",
                ]
        )
        {
            all.ShouldContain(words);
        }
        all.ShouldNotContain(FullRecord.NotesWords);
        all.ShouldContain("Not in it: notes that a therapist may have kept");
    }

    [Fact]
    public async Task Every_kind_of_row_of_a_patient_is_opened_for_it()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await FullRecord.AddAsync(House, therapist);
        foreach (var table in await SealedTablesAsync())
        {
            // A row that does not open shows up as damaged only where the export looks at that table.
            await MoveVersionsAsync(table, 1000);
            var outcome = await ExportAsync(therapist, patient);
            await MoveVersionsAsync(table, -1000);
            File.Delete(Zip);
            if (table is "caseloads")
            {
                outcome.ShouldBe(new ExportPatientOutcome.Refused(new DoorRefusal.Missing()));
                continue;
            }
            var damaged = outcome.ShouldBeOfType<ExportPatientOutcome.Exported>().Damaged.Count;
            (damaged > 0).ShouldBe(!NotForReading.Contains(table), table);
        }
    }

    [Fact]
    public async Task It_is_readable_by_its_owner_alone_and_its_names_say_nothing_about_anybody()
    {
        var therapist = await House.AddTherapistAsync();
        await ExportAsync(therapist, await FullRecord.AddAsync(House, therapist));

        File.GetUnixFileMode(Zip).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFiles(Ground.Folder).ShouldBe([Zip]);
        (await ReadAsync()).Keys.ShouldAllBe(name =>
            !name.Contains("Ada") && name.All(c => char.IsAsciiLetter(c) || c == '.' || c == '-')
        );
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one_and_no_file_is_made()
    {
        var (other, patient) = (await House.AddTherapistAsync(), await House.AddPatientAsync());

        (await ExportAsync(other, patient)).ShouldBe(new ExportPatientOutcome.Refused(new DoorRefusal.Missing()));

        Directory.EnumerateFiles(Ground.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten()
    {
        var therapist = await House.AddTherapistAsync();
        await File.WriteAllTextAsync(Zip, "mine", Cancel);

        (
            await ExportAsync(therapist, await House.AddPatientAsync(therapist))
        ).ShouldBeOfType<ExportPatientOutcome.Impossible>();

        (await File.ReadAllTextAsync(Zip, Cancel)).ShouldBe("mine");
        Directory.EnumerateFiles(Ground.Folder).ShouldBe([Zip]);
    }

    [Fact]
    public async Task Stopped_in_the_middle_nothing_stays_behind()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);
        await House.ForgeAsync($"drop table therapy_sessions");

        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExportAsync(therapist, patient));

        Directory.EnumerateFiles(Ground.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task That_it_was_asked_for_is_on_record_before_the_words_are_written()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);

        await ExportAsync(therapist, patient);

        var trail = await House.Get<AccessRecord>().ReadAsync(patient, Cancel);
        trail.Lines.Select(l => (l.ReaderKind, l.Purpose)).ShouldBe([("therapist", "Export"), ("patient", "Export")]);
    }

    private Task<ExportPatientOutcome> ExportAsync(TherapistId therapist, PatientId patient) =>
        House.Get<ExportPatient>().RunAsync(new Reader.Therapist(therapist), patient, Zip, Cancel);

    private Task<int> MoveVersionsAsync(string table, int by)
    {
        var sql = $"update {table} set version = version + {{0}}";
        return House.LookAsync(db => db.Database.ExecuteSqlRawAsync(sql, [by], Cancel));
    }

    private Task<List<string>> SealedTablesAsync() =>
        House.LookAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(e => e.ClrType.IsAssignableTo(typeof(PatientRow)))
                    .Select(e => e.GetTableName()!)
                    .ToList()
            )
        );

    private async Task<Dictionary<string, string>> ReadAsync()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var zip = await ZipFile.OpenReadAsync(Zip, Cancel);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Cancel), Encoding.UTF8);
            files[entry.FullName] = await reader.ReadToEndAsync(Cancel);
        }
        return files;
    }
}

public sealed class ExportPatientOnSqlite() : ExportPatientTests(TestedDatabase.Sqlite);

public sealed class ExportPatientOnPostgres() : ExportPatientTests(TestedDatabase.Postgres);
