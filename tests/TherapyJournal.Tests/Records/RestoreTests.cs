using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class RestoreTests(TestedDatabase on, TestedDatabase other) : JournalTest(on)
{
    private string Backup => Path.Combine(Ground.Folder, "backup");

    [Fact]
    public async Task There_and_back_between_the_databases_every_row_is_the_same()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await FullRecord.AddAsync(House, therapist);
        var before = await RowsAsync(House);
        await BackUpAsync(House, Backup);

        await using var there = await NewGroundAsync(other);
        await using var elsewhere = await RestoreAsync(there, Backup);
        (await RowsAsync(elsewhere)).ShouldBe(before);
        (await VerifyAsync(elsewhere, therapist, patient)).IsSound.ShouldBeTrue();

        var second = Path.Combine(there.Folder, "backup");
        var withReading = await RowsAsync(elsewhere);
        await BackUpAsync(elsewhere, second);
        await using var back = await NewGroundAsync(Ground.On);
        await using var home = await RestoreAsync(back, second);
        (await RowsAsync(home)).ShouldBe(withReading);
    }

    [Fact]
    public async Task Whoever_was_erased_since_does_not_come_back()
    {
        var therapist = await House.AddTherapistAsync();
        var (ada, ben) = (
            await FullRecord.AddAsync(House, therapist),
            await FullRecord.AddAsync(House, therapist, "Ben")
        );
        await BackUpAsync(House, Backup);
        await House.Get<ErasePatient>().RunAsync(new Reader.Therapist(therapist), ada, Cancel);

        await using var ground = await NewGroundAsync(Ground.On, ledger: Ground.LedgerFolder);
        await using var house = JournalHouse.Build(ground);
        var restored = (await house.Get<Restore>().RunAsync(Backup, Cancel)).ShouldBeOfType<RestoreOutcome.Restored>();

        restored.ErasedPatients.ShouldBe(1);
        restored.AccessLinesLost.ShouldBe(0);
        (await house.LookAsync(db => PatientTables.PresentAsync(db, [ada, ben], Cancel))).ShouldBe([ben]);
    }

    [Fact]
    public async Task Whose_erasure_was_asked_for_since_is_hidden_again_and_erased_when_it_falls_due()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await FullRecord.AddAsync(House, therapist);
        await BackUpAsync(House, Backup);
        await House.Get<AskForErasure>().RunAsync(new Reader.Therapist(therapist), patient, Cancel);

        await using var ground = await NewGroundAsync(Ground.On, ledger: Ground.LedgerFolder);
        await using var house = await RestoreAsync(ground, Backup);
        (await house.Get<ApplyLedger>().RunAsync(Cancel)).Hidden.ShouldBe(1);

        (
            await house.Records.ReadAsync(
                new Reader.Therapist(therapist),
                patient,
                Purpose.ShowPatient,
                (_, _) => Task.FromResult(0),
                Cancel
            )
        ).ShouldBe(new ReadOutcome<int>.Refused(new DoorRefusal.Missing()));
        (await house.LookAsync(db => db.WorkItems.CountAsync(w => w.Kind == "ErasePatient", Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_that_was_cut_anywhere_is_refused_and_nothing_is_touched()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        await BackUpAsync(House, Backup);
        var whole = await File.ReadAllBytesAsync(Backup, Cancel);
        await using var ground = await NewGroundAsync(Ground.On);
        await using var house = JournalHouse.Build(ground);

        foreach (
            var length in (int[])[0, 10, 40, whole.Length / 3, whole.Length / 2, whole.Length - 33, whole.Length - 1]
        )
        {
            await File.WriteAllBytesAsync(Backup, whole[..length], Cancel);
            (await house.Get<Restore>().RunAsync(Backup, Cancel)).ShouldBe(
                new RestoreOutcome.Damaged(),
                $"cut at {length}"
            );
        }

        File.Exists(ground.SqliteFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_backup_in_which_one_bit_was_changed_or_to_which_something_was_added_is_refused()
    {
        await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        await BackUpAsync(House, Backup);
        var whole = await File.ReadAllBytesAsync(Backup, Cancel);
        await using var ground = await NewGroundAsync(Ground.On);
        await using var house = JournalHouse.Build(ground);

        for (var at = 0; at < whole.Length; at += 17)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= (byte)(1 << (at % 8));
            await File.WriteAllBytesAsync(Backup, changed, Cancel);
            var outcome = await house.Get<Restore>().RunAsync(Backup, Cancel);
            (outcome is RestoreOutcome.Damaged or RestoreOutcome.WrongMasterKey).ShouldBeTrue(
                $"changed at {at}: {outcome}"
            );
        }
        await File.WriteAllBytesAsync(Backup, [.. whole, 0], Cancel);
        (await house.Get<Restore>().RunAsync(Backup, Cancel)).ShouldBe(new RestoreOutcome.Damaged());
        await File.WriteAllBytesAsync(Backup, whole, Cancel);
        (await house.Get<Restore>().RunAsync(Backup, Cancel)).ShouldBeOfType<RestoreOutcome.Restored>();
    }

    [Fact]
    public async Task A_database_in_which_somebody_works_is_not_touched()
    {
        await BackUpAsync(House, Backup);
        await House.AddPatientAsync();
        var before = await RowsAsync(House);

        (await House.Get<Restore>().RunAsync(Backup, Cancel)).ShouldBe(new RestoreOutcome.NotEmpty());

        (await RowsAsync(House)).ShouldBe(before);
    }

    [Fact]
    public async Task What_a_first_start_made_gives_way()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);
        await BackUpAsync(House, Backup);
        await using var ground = await NewGroundAsync(Ground.On);
        await using (var first = JournalHouse.Build(ground))
        {
            (await first.Get<OpenStore>().RunAsync(migrate: true, Cancel)).ShouldBeOfType<OpenStoreOutcome.Opened>();
        }

        await using var house = await RestoreAsync(ground, Backup);

        (await VerifyAsync(house, therapist, patient)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_master_key_is_refused_before_anything_is_touched()
    {
        await BackUpAsync(House, Backup);
        await using var ground = await NewGroundAsync(Ground.On);
        await File.WriteAllTextAsync(ground.KeyFile, MasterKeyRing.NewKey("9"), Cancel);
        await using var house = JournalHouse.Build(ground);

        (await house.Get<Restore>().RunAsync(Backup, Cancel))
            .ShouldBeOfType<RestoreOutcome.WrongMasterKey>()
            .NeededIds.ShouldBe(["1"]);

        File.Exists(ground.SqliteFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Lines_of_the_access_record_that_came_after_the_backup_are_counted_and_the_chain_goes_on()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);
        await VerifyAsync(House, therapist, patient);
        await BackUpAsync(House, Backup);
        await VerifyAsync(House, therapist, patient);
        await VerifyAsync(House, therapist, patient);

        await using var ground = await NewGroundAsync(Ground.On, ledger: Ground.LedgerFolder);
        await using var house = JournalHouse.Build(ground);
        var restored = (await house.Get<Restore>().RunAsync(Backup, Cancel)).ShouldBeOfType<RestoreOutcome.Restored>();

        restored.AccessLinesLost.ShouldBe(2);
        await house.Get<OpenStore>().RunAsync(migrate: false, Cancel);
        (await VerifyAsync(house, therapist, patient)).IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_something_else_is_said_to_be_so()
    {
        await using var ground = await NewGroundAsync(Ground.On);
        await using var house = JournalHouse.Build(ground);
        await File.WriteAllTextAsync(Backup, "once upon a time there was a file of somebody else", Cancel);

        (await house.Get<Restore>().RunAsync(Backup + "-absent", Cancel)).ShouldBe(new RestoreOutcome.NoSuchFile());
        (await house.Get<Restore>().RunAsync(Backup, Cancel)).ShouldBe(new RestoreOutcome.Damaged());
    }

    private static async Task BackUpAsync(JournalHouse house, string file) =>
        (await house.Get<BackUp>().RunAsync(file, Cancel)).ShouldBeOfType<BackUpOutcome.Made>();

    /// <summary>A machine with nothing but the copy of the key, and perhaps the ledger.</summary>
    private async Task<Ground> NewGroundAsync(TestedDatabase database, string? ledger = null)
    {
        var ground = await Ground.BareAsync(database);
        Directory.CreateDirectory(ground.KeyFolder);
        File.Copy(Ground.KeyFile, ground.KeyFile);
        ground.Settings["JOURNAL_LEDGER_DIR"] = ledger ?? ground.LedgerFolder;
        return ground;
    }

    private static async Task<JournalHouse> RestoreAsync(Ground ground, string file)
    {
        var house = JournalHouse.Build(ground);
        (await house.Get<Restore>().RunAsync(file, Cancel)).ShouldBeOfType<RestoreOutcome.Restored>();
        (await house.Get<OpenStore>().RunAsync(migrate: false, Cancel)).ShouldBeOfType<OpenStoreOutcome.Opened>();
        return house;
    }

    private static async Task<VerifyRecordOutcome.Verified> VerifyAsync(
        JournalHouse house,
        TherapistId therapist,
        PatientId patient
    ) =>
        (
            await house.Get<VerifyRecord>().RunAsync(new Reader.Therapist(therapist), patient, Cancel)
        ).ShouldBeOfType<VerifyRecordOutcome.Verified>();

    /// <summary>Every row of every table as text; leases are nobody's business here.</summary>
    private static Task<List<string>> RowsAsync(JournalHouse house) =>
        house.LookAsync(async db =>
        {
            var rows = new List<string>();
            await db.Database.OpenConnectionAsync(Cancel);
            var into = new System.Buffers.ArrayBufferWriter<byte>();
            foreach (var table in TableShape.All(db))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = TableRows.SelectFrom(table);
                await using var reader = await command.ExecuteReaderAsync(Cancel);
                while (await reader.ReadAsync(Cancel))
                {
                    TableRows.Write(reader, table, into);
                    var lease = table.Columns.ToList().FindIndex(c => c.Name == "lease_until");
                    using var json = JsonDocument.Parse(into.WrittenMemory);
                    var values = json.RootElement.EnumerateArray().Where((_, i) => i != lease);
                    rows.Add($"{table.Name}: {string.Join(' ', values.Select(v => v.GetRawText()))}");
                }
            }
            rows.Count.ShouldBeGreaterThan(3);
            return rows;
        });
}

public sealed class RestoreOnSqlite() : RestoreTests(TestedDatabase.Sqlite, TestedDatabase.Postgres);

public sealed class RestoreOnPostgres() : RestoreTests(TestedDatabase.Postgres, TestedDatabase.Sqlite);
