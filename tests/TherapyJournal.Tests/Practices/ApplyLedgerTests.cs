using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class ApplyLedgerTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task An_empty_ledger_changes_nothing() => (await ApplyAsync()).ShouldBe(LedgerApplied.Nothing);

    [Fact]
    public async Task Killed_after_asking_was_noted_the_next_start_hides_the_patient_and_plans_the_erasure()
    {
        var patient = await House.AddPatientAsync();
        await NoteAsync(patient, ErasureStep.Asked, hours: 72);

        (await ApplyAsync()).ShouldBe(new LedgerApplied(0, 1, 0));

        (await ApplyAsync()).ShouldBe(LedgerApplied.Nothing);
        House.Clock.Advance(TimeSpan.FromHours(73));
        await House.Get<TherapyJournal.Work.Worker>().RunUntilIdleAsync(Cancel);
        (await IsThereAsync(patient)).ShouldBeFalse();
    }

    [Fact]
    public async Task Killed_after_calling_off_was_noted_the_next_start_shows_the_patient_again()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist);
        await House.Get<AskForErasure>().RunAsync(new Reader.Therapist(therapist), patient, Cancel);
        await NoteAsync(patient, ErasureStep.CalledOff);

        (await ApplyAsync()).ShouldBe(new LedgerApplied(0, 0, 1));

        (
            await House.LookAsync(db => House.Records.StandingAsync(db, patient, Cancel))
        ).ShouldBeOfType<StandingOutcome.Known>();
    }

    [Fact]
    public async Task Killed_after_the_end_was_noted_the_next_start_erases_and_a_late_call_changes_nothing()
    {
        var patient = await House.AddPatientAsync();
        await NoteAsync(patient, ErasureStep.Done);
        await NoteAsync(patient, ErasureStep.CalledOff);

        (await ApplyAsync()).ShouldBe(new LedgerApplied(1, 0, 0));

        (await IsThereAsync(patient)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_key_that_does_not_open_keeps_nobody_from_starting_and_the_patient_hidden()
    {
        var patient = await House.AddPatientAsync();
        await House.ForgeAsync($"update data_keys set master_key_id = 'lost' where patient_id = {patient.Value}");
        await NoteAsync(patient, ErasureStep.Asked, hours: 72);
        var restarted = await AnotherProcessAsync();

        (await restarted.Get<ApplyLedger>().RunAsync(Cancel)).ShouldBe(new LedgerApplied(0, 1, 0));

        await NoteAsync(patient, ErasureStep.CalledOff);
        (await restarted.Get<ApplyLedger>().RunAsync(Cancel)).ShouldBe(new LedgerApplied(0, 0, 1));
    }

    [Fact]
    public async Task A_forged_line_in_the_ledger_erases_nobody()
    {
        var patient = await House.AddPatientAsync();
        Directory.CreateDirectory(Ground.LedgerFolder);
        await File.AppendAllTextAsync(
            Path.Combine(Ground.LedgerFolder, "erasures"),
            $"{patient.Value:N} Done 1 {new string('A', 64)}\n",
            Cancel
        );

        (await ApplyAsync()).ShouldBe(LedgerApplied.Nothing);

        (await IsThereAsync(patient)).ShouldBeTrue();
    }

    private Task<LedgerApplied> ApplyAsync() => House.Get<ApplyLedger>().RunAsync(Cancel);

    private Task NoteAsync(PatientId patient, ErasureStep step, int hours = 0) =>
        House
            .Get<ILedger>()
            .NoteErasureAsync(
                new ErasureNote(patient, step, House.Clock.Now() + NodaTime.Duration.FromHours(hours)),
                Cancel
            );

    private async Task<bool> IsThereAsync(PatientId patient) =>
        (await House.LookAsync(db => PatientTables.PresentAsync(db, [patient], Cancel))).Count > 0;
}

public sealed class ApplyLedgerOnSqlite() : ApplyLedgerTests(TestedDatabase.Sqlite);

public sealed class ApplyLedgerOnPostgres() : ApplyLedgerTests(TestedDatabase.Postgres);
