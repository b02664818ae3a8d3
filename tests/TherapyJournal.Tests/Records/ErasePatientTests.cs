using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class ErasePatientTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task Every_row_of_the_patient_goes_and_another_patient_keeps_theirs()
    {
        var therapist = await House.AddTherapistAsync();
        var (ada, ben) = (
            await FullRecord.AddAsync(House, therapist),
            await FullRecord.AddAsync(House, therapist, "Ben")
        );
        var before = await RowsOfAsync(ada);

        var outcome = await EraseAsync(therapist, ada);

        var erased = outcome.ShouldBeOfType<ErasePatientOutcome.Erased>();
        erased.TracesCleared.ShouldBeTrue();
        erased.Rows.ShouldBe(before, ignoreOrder: true);
        (await RowsOfAsync(ada)).ShouldBeEmpty();
        (await RowsOfAsync(ben)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_full_record_has_rows_in_every_table_of_patients() =>
        (await RowsOfAsync(await FullRecord.AddAsync(House, await House.AddTherapistAsync()))).Keys.ShouldBe(
            await House.LookAsync(db => Task.FromResult(PatientTables.Of(db).Select(t => t.Table).ToList())),
            ignoreOrder: true
        );

    [Fact]
    public async Task The_access_record_stays_and_says_who_erased()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);

        await EraseAsync(therapist, patient);

        var trail = await House.Get<AccessRecord>().ReadAsync(patient, Cancel);
        var line = trail.ShouldBeOfType<AccessTrail.Intact>().Lines.ShouldHaveSingleItem();
        (line.Purpose, line.Reader).ShouldBe(("Erase", $"{therapist}"));
    }

    [Fact]
    public async Task Another_therapists_patient_is_not_erased()
    {
        var (patient, other) = (await House.AddPatientAsync(), await House.AddTherapistAsync());

        (await EraseAsync(other, patient)).ShouldBe(new ErasePatientOutcome.NoSuchPatient());

        (await RowsOfAsync(patient)).ShouldNotBeEmpty();
        (await House.Get<ILedger>().ErasuresAsync(Cancel)).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_patient_whose_key_is_damaged_can_be_erased_by_their_own_therapist_alone()
    {
        var (therapist, other) = (await House.AddTherapistAsync(), await House.AddTherapistAsync("Dr Other"));
        var patient = await FullRecord.AddAsync(House, therapist);
        await House.ForgeAsync($"update data_keys set master_key_id = 'lost' where patient_id = {patient.Value}");
        var restarted = await AnotherProcessAsync();
        var erase = restarted.Get<ErasePatient>();

        (await erase.RunAsync(new Reader.Therapist(other), patient, Cancel)).ShouldBe(
            new ErasePatientOutcome.NoSuchPatient()
        );
        (
            await erase.RunAsync(new Reader.Therapist(therapist), patient, Cancel)
        ).ShouldBeOfType<ErasePatientOutcome.Erased>();

        (await RowsOfAsync(patient)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_after_the_ledger_the_next_start_finishes_it()
    {
        var patient = await FullRecord.AddAsync(House, await House.AddTherapistAsync());
        await House
            .Get<ILedger>()
            .NoteErasureAsync(new ErasureNote(patient, ErasureStep.Done, House.Clock.Now()), Cancel);
        var next = await AnotherProcessAsync();

        (await next.Get<ErasePatient>().FinishAsync([patient], Cancel)).ShouldHaveSingleItem();

        (await RowsOfAsync(patient)).ShouldBeEmpty();
        (await next.Get<ErasePatient>().FinishAsync([patient], Cancel)).ShouldBeEmpty();
    }

    protected Task<ErasePatientOutcome> EraseAsync(TherapistId therapist, PatientId patient) =>
        House.Get<ErasePatient>().RunAsync(new Reader.Therapist(therapist), patient, Cancel);

    private Task<Dictionary<string, int>> RowsOfAsync(PatientId patient) =>
        House.LookAsync(async db =>
        {
            var rows = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (table, column) in PatientTables.Of(db))
            {
                var sql = $"select count(*) as \"Value\" from {table} where {column} = {{0}}";
                var count = (await db.Database.SqlQueryRaw<int>(sql, patient.Value).ToListAsync(Cancel)).Single();
                if (count > 0)
                {
                    rows[table] = count;
                }
            }
            return rows;
        });
}

public sealed class ErasePatientOnSqlite() : ErasePatientTests(TestedDatabase.Sqlite)
{
    [Fact]
    public async Task The_wrapped_key_is_in_no_file_of_the_database_any_more()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);
        var key = await House.LookAsync(db => db.DataKeys.SingleAsync(k => k.PatientId == patient, Cancel));
        (await InFilesAsync(key.Sealed)).ShouldBeTrue();

        await EraseAsync(therapist, patient);

        (await InFilesAsync(key.Sealed)).ShouldBeFalse();
    }

    private async Task<bool> InFilesAsync(byte[] bytes)
    {
        foreach (var file in Directory.EnumerateFiles(Ground.DataFolder))
        {
            var content = await File.ReadAllBytesAsync(file, Cancel);
            if (content.AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }
        return false;
    }
}

public sealed class ErasePatientOnPostgres() : ErasePatientTests(TestedDatabase.Postgres);
