using Shouldly;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class PatientRecordsTests(TestedDatabase on) : JournalTest(on)
{
    [Fact]
    public async Task A_therapist_reads_a_patient_of_their_caseload()
    {
        var therapist = await House.AddTherapistAsync();
        var patient = await House.AddPatientAsync(therapist, "Ada Example");

        (await NameAsync(new Reader.Therapist(therapist), patient)).ShouldBe("Ada Example");
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var (other, patient) = (await House.AddTherapistAsync(), await House.AddPatientAsync());
        var nobody = new PatientId(Guid.Empty);

        var refusal = await RefusalAsync(new Reader.Therapist(other), patient);

        refusal.ShouldBe(new DoorRefusal.Missing());
        (await RefusalAsync(new Reader.Therapist(other), nobody)).ShouldBe(refusal);
    }

    private async Task<string> NameAsync(Reader reader, PatientId patient) =>
        (await ReadNameAsync(reader, patient)).ShouldBeOfType<ReadOutcome<string>.Open>().Value;

    private async Task<DoorRefusal> RefusalAsync(Reader reader, PatientId patient) =>
        (await ReadNameAsync(reader, patient)).ShouldBeOfType<ReadOutcome<string>.Refused>().Why;

    private Task<ReadOutcome<string>> ReadNameAsync(Reader reader, PatientId patient) =>
        House.Records.ReadAsync(
            reader,
            patient,
            Purpose.ShowPatient,
            (record, db) => Task.FromResult(record.Open(db.Patients.Single(p => p.PatientId == patient)).Name),
            Cancel
        );
}

public sealed class PatientRecordsOnSqlite() : PatientRecordsTests(TestedDatabase.Sqlite);

public sealed class PatientRecordsOnPostgres() : PatientRecordsTests(TestedDatabase.Postgres);
