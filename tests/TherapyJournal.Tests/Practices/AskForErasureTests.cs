using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class AskForErasureTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task The_patient_is_hidden_at_once_and_gone_after_72_hours()
    {
        var (therapist, patient) = await PatientAsync();

        var outcome = await AskAsync(therapist, patient);

        outcome.ShouldBe(new AskForErasureOutcome.Hidden(House.Clock.Now() + Duration.FromHours(72)));
        (await SeesAsync(therapist, patient)).ShouldBeFalse();
        await WorkAsync();
        (await IsThereAsync(patient)).ShouldBeTrue();
        House.Clock.Advance(TimeSpan.FromHours(72));
        await WorkAsync();
        (await IsThereAsync(patient)).ShouldBeFalse();
        (await House.Get<AccessRecord>().ReadAsync(patient, Cancel)).ShouldBeOfType<AccessTrail.Intact>();
    }

    [Fact]
    public async Task Called_off_in_time_everything_is_there_again_and_stays()
    {
        var (therapist, patient) = await PatientAsync();
        await AskAsync(therapist, patient);
        House.Clock.Advance(TimeSpan.FromHours(71));

        (await CallOffAsync(therapist, patient)).ShouldBe(new CallOffErasureOutcome.CalledOff());

        (await SeesAsync(therapist, patient)).ShouldBeTrue();
        House.Clock.Advance(TimeSpan.FromHours(2));
        await WorkAsync();
        (await SeesAsync(therapist, patient)).ShouldBeTrue();
        (await House.Get<VerifyRecord>().RunAsync(new Reader.Therapist(therapist), patient, Cancel))
            .ShouldBeOfType<VerifyRecordOutcome.Verified>()
            .IsSound.ShouldBeTrue();
    }

    [Fact]
    public async Task Asked_again_after_it_was_called_off_the_72_hours_begin_anew()
    {
        var (therapist, patient) = await PatientAsync();
        await AskAsync(therapist, patient);
        await CallOffAsync(therapist, patient);
        House.Clock.Advance(TimeSpan.FromHours(71));
        await AskAsync(therapist, patient);

        House.Clock.Advance(TimeSpan.FromHours(2));
        await WorkAsync();
        (await IsThereAsync(patient)).ShouldBeTrue();
        House.Clock.Advance(TimeSpan.FromHours(71));
        await WorkAsync();
        (await IsThereAsync(patient)).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_therapist_can_neither_ask_nor_call_off_nor_find_it()
    {
        var (therapist, patient) = await PatientAsync();
        var other = await House.AddTherapistAsync("Someone Else");

        (await AskAsync(other, patient)).ShouldBe(new AskForErasureOutcome.Refused(new DoorRefusal.Missing()));
        await AskAsync(therapist, patient);
        (await CallOffAsync(other, patient)).ShouldBe(new CallOffErasureOutcome.NoSuchPatient());

        (await FindAsync(other, "Ada Example")).ShouldBeEmpty();
        (await FindAsync(therapist, "Ada Example")).ShouldHaveSingleItem().Patient.ShouldBe(patient);
        (await FindAsync(therapist, $"{patient}"[..18])).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_writes_to_the_database_alone_can_erase_nobody_by_our_hand()
    {
        var (_, patient) = await PatientAsync();
        await House.SaveAsync(db =>
        {
            db.Lanes.Add(new Lane { Id = patient.Value, PatientId = patient });
            db.WorkItems.Add(
                new WorkItem
                {
                    Id = RowId.New(House.Clock),
                    PatientId = patient,
                    LaneId = patient.Value,
                    Kind = "ErasePatient",
                }
            );
            return Task.CompletedTask;
        });
        await House.ForgeAsync($"update patients set erase_due = 1");

        await WorkAsync();

        (await IsThereAsync(patient)).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_request_there_is_nothing_to_call_off()
    {
        var (therapist, patient) = await PatientAsync();

        (await CallOffAsync(therapist, patient)).ShouldBe(new CallOffErasureOutcome.NothingAsked());
    }

    private async Task<(TherapistId, PatientId)> PatientAsync()
    {
        var therapist = await House.AddTherapistAsync();
        return (therapist, await House.AddPatientAsync(therapist, "Ada Example"));
    }

    private Task<AskForErasureOutcome> AskAsync(TherapistId therapist, PatientId patient) =>
        House.Get<AskForErasure>().RunAsync(new Reader.Therapist(therapist), patient, Cancel);

    private Task<CallOffErasureOutcome> CallOffAsync(TherapistId therapist, PatientId patient) =>
        House.Get<CallOffErasure>().RunAsync(new Reader.Therapist(therapist), patient, Cancel);

    private Task<IReadOnlyList<WaitingErasure>> FindAsync(TherapistId therapist, string named) =>
        House.Get<WaitingErasures>().FindAsync(new Reader.Therapist(therapist), named, Cancel);

    private Task WorkAsync() => House.Get<Worker>().RunUntilIdleAsync(Cancel);

    private async Task<bool> SeesAsync(TherapistId therapist, PatientId patient) =>
        await House.Records.ReadAsync(
            new Reader.Therapist(therapist),
            patient,
            Purpose.ShowPatient,
            (_, _) => Task.FromResult(0),
            Cancel
        ) is ReadOutcome<int>.Open;

    private async Task<bool> IsThereAsync(PatientId patient) =>
        (await House.LookAsync(db => PatientTables.PresentAsync(db, [patient], Cancel))).Count > 0;
}

public sealed class AskForErasureOnSqlite() : AskForErasureTests(TestedDatabase.Sqlite);

public sealed class AskForErasureOnPostgres() : AskForErasureTests(TestedDatabase.Postgres);
