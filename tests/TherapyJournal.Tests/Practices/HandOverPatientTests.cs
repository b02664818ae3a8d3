using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class HandOverPatientTests(TestedDatabase on) : LoopTest(on)
{
    [Fact]
    public async Task Handed_over_only_the_new_therapist_finds_and_reads_them()
    {
        var to = new Reader.Therapist(await House.AddTherapistAsync("To"));

        (await RunAsync(Therapist, "To")).ShouldBe(new ChangePatientOutcome.Changed());

        (await FindAsync(Therapist)).ShouldBe(new FindPatientOutcome.Missing());
        (await FindAsync(to)).ShouldBe(new FindPatientOutcome.Found(Patient));
        (await ReadAsync(Therapist)).ShouldBe(new ReadOutcome<PatientView>.Refused(new DoorRefusal.Missing()));
        (await ReadAsync(to)).ShouldBeOfType<ReadOutcome<PatientView>.Open>();
    }

    [Fact]
    public async Task Handed_to_the_one_who_has_them_they_stay()
    {
        (await RunAsync(Therapist, $"{Therapist.Id}")).ShouldBe(new ChangePatientOutcome.Changed());

        (await FindAsync(Therapist)).ShouldBe(new FindPatientOutcome.Found(Patient));
    }

    [Fact]
    public async Task Handed_to_nobody_they_stay()
    {
        (await RunAsync(Therapist, "Nobody")).ShouldBe(new ChangePatientOutcome.NoSuchTherapist("Nobody"));

        (await FindAsync(Therapist)).ShouldBe(new FindPatientOutcome.Found(Patient));
    }

    [Fact]
    public async Task Nobody_takes_a_patient_out_of_anothers_caseload()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        (await RunAsync(other, "Other")).ShouldBe(new ChangePatientOutcome.Refused(new DoorRefusal.Missing()));

        (await FindAsync(Therapist)).ShouldBe(new FindPatientOutcome.Found(Patient));
    }

    private Task<ChangePatientOutcome> RunAsync(Reader.Therapist from, string to) =>
        House.Get<HandOverPatient>().RunAsync(from, Patient, to, Cancel);

    private Task<FindPatientOutcome> FindAsync(Reader.Therapist therapist) =>
        House.Get<FindPatient>().RunAsync(therapist.Id, "Ada Example", Cancel);

    private Task<ReadOutcome<PatientView>> ReadAsync(Reader.Therapist therapist) =>
        House.Get<ReadPatients>().OneAsync(therapist, Patient, Cancel);
}

public sealed class HandOverPatientOnSqlite() : HandOverPatientTests(TestedDatabase.Sqlite);

public sealed class HandOverPatientOnPostgres() : HandOverPatientTests(TestedDatabase.Postgres);
