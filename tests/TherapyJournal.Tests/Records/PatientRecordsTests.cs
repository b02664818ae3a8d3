using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Records;

public abstract class PatientRecordsTests(TestedDatabase on) : JournalTest(on)
{
    private TherapistId therapist;
    private PatientId ada;
    private PatientId ben;

    private PatientRecords Records => House.Records;

    private Reader OwnTherapist => new Reader.Therapist(therapist);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        therapist = await House.AddTherapistAsync();
        ada = await House.AddPatientAsync(therapist, "Ada Example");
        ben = await House.AddPatientAsync(therapist, "Ben Example");
    }

    [Fact]
    public async Task Their_own_therapist_the_patient_and_an_assistant_may_read()
    {
        foreach (var reader in new[] { OwnTherapist, new Reader.Patient(ada), new Reader.Assistant("SummarizeEntry") })
        {
            (await NameAsync(reader, ada)).ShouldBe("Ada Example");
        }
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync());

        var refusal = await RefusalAsync(other, ada);

        refusal.ShouldBe(new DoorRefusal.Missing());
        (await RefusalAsync(other, new PatientId(Guid.Empty))).ShouldBe(refusal);
        (await LinesAsync(ada)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_patient_reads_nobody_elses_record()
    {
        (await RefusalAsync(new Reader.Patient(ben), ada)).ShouldBe(new DoorRefusal.Missing());
    }

    [Fact]
    public async Task Every_reading_is_on_record_with_the_number_of_rows_it_opened()
    {
        await AddGoalsAsync(3);

        await ReadGoalsAsync();
        await NameAsync(new Reader.Patient(ada), ada);

        var lines = await LinesAsync(ada);
        lines
            .Select(l => (l.ReaderKind, l.Reader, l.Purpose, l.Count, l.Damaged))
            .ShouldBe([("therapist", $"{therapist}", "ReadGoals", 3, 0), ("patient", $"{ada}", "ShowPatient", 1, 0)]);
        (await LinesAsync(ben)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_row_is_reported_and_the_others_are_read()
    {
        var goals = await AddGoalsAsync(3);
        await House.ForgeAsync($"update goals set version = 9 where id = {goals[1].Id}");

        var open = await ReadGoalsAsync();

        open.Value.ShouldBe(["goal 0", "goal 2"]);
        open.DamagedRows.ShouldBe([new DamagedRow("therapy-goal", goals[1].Id)]);
        var line = (await LinesAsync(ada)).ShouldHaveSingleItem();
        (line.Count, line.Damaged).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_row_that_was_moved_to_another_patient_is_damage()
    {
        var goals = await AddGoalsAsync(1);
        await House.ForgeAsync($"update goals set patient_id = {ben.Value} where id = {goals[0].Id}");

        var open = await ReadGoalsAsync(ben);

        open.Value.ShouldBeEmpty();
        open.DamagedRows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_forged_place_in_a_caseload_opens_nothing()
    {
        var intruder = await House.AddTherapistAsync("Mallory Example");
        await House.ForgeAsync($"update caseloads set therapist_id = {intruder.Value} where patient_id = {ada.Value}");

        (await RefusalAsync(new Reader.Therapist(intruder), ada)).ShouldBe(new DoorRefusal.Missing());
        (await CaseloadAsync(intruder)).ShouldBeEmpty();
        (await House.LookAsync(db => Records.TherapistsOfAsync(db, ada, Cancel))).ShouldBeEmpty();

        (await NameAsync(OwnTherapist, ben)).ShouldBe("Ben Example");
        (await CaseloadAsync(therapist)).ShouldBe([ben]);
    }

    [Fact]
    public async Task A_place_in_a_caseload_copied_from_another_patient_opens_nothing()
    {
        await House.ForgeAsync($"delete from caseloads where patient_id = {ben.Value}");
        await House.ForgeAsync($"update caseloads set patient_id = {ben.Value} where patient_id = {ada.Value}");

        (await RefusalAsync(OwnTherapist, ben)).ShouldBe(new DoorRefusal.Missing());
        (await CaseloadAsync(therapist)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_forged_standing_fails_closed_for_that_patient_alone()
    {
        var withConsent = await House.LookAsync(db => db.Standings.SingleAsync(s => s.PatientId == ben, Cancel));
        await House.ForgeAsync($"update standings set sealed = {withConsent.Sealed} where patient_id = {ada.Value}");

        var forged = (await StandingAsync(ada)).ShouldBeOfType<StandingOutcome.Damaged>();

        forged.Row.Label.ShouldBe("patient-standing");
        (await StandingAsync(ben))
            .ShouldBeOfType<StandingOutcome.Known>()
            .Standing.Allows(ConsentKind.Model)
            .ShouldBeTrue();
        (await StandingAsync(new PatientId(Guid.Empty))).ShouldBe(new StandingOutcome.Missing());
    }

    [Fact]
    public async Task A_patient_whose_key_was_damaged_is_reported_and_the_others_are_there()
    {
        await DamageKeyAsync(ada);
        var restarted = await AnotherProcessAsync();

        var caseload = await restarted.LookAsync(db => restarted.Records.CaseloadOfAsync(db, therapist, Cancel));

        caseload.ShouldBe([ada, ben]);
        var refusal = (await ReadNameAsync(OwnTherapist, ada, restarted)).ShouldBeOfType<ReadOutcome<string>.Refused>();
        refusal.Why.ShouldBeOfType<DoorRefusal.Damaged>().Row.Label.ShouldBe("data-key");
        (
            await restarted.LookAsync(db => restarted.Records.StandingAsync(db, ada, Cancel))
        ).ShouldBeOfType<StandingOutcome.Damaged>();
        (await restarted.LookAsync(db => restarted.Records.TherapistsOfAsync(db, ada, Cancel))).ShouldBeEmpty();
        (await ReadNameAsync(OwnTherapist, ben, restarted)).ShouldBeOfType<ReadOutcome<string>.Open>();
    }

    [Fact]
    public async Task Damage_to_another_therapists_patient_looks_like_a_missing_one_too()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync());
        await DamageKeyAsync(ada);
        var restarted = await AnotherProcessAsync();

        (await ReadNameAsync(other, ada, restarted)).ShouldBe(
            new ReadOutcome<string>.Refused(new DoorRefusal.Missing())
        );
    }

    [Fact]
    public async Task Damage_to_the_very_row_that_was_asked_for_is_said_and_on_record()
    {
        await House.ForgeAsync($"update patients set version = 5 where patient_id = {ada.Value}");

        (await RefusalAsync(OwnTherapist, ada)).ShouldBe(new DoorRefusal.Damaged(new DamagedRow("patient", ada.Value)));

        var line = (await LinesAsync(ada)).ShouldHaveSingleItem();
        (line.Count, line.Damaged).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_patient_whose_erasure_was_asked_for_is_hidden_from_everyone()
    {
        await House.ForgeAsync($"update patients set erase_due = 1 where patient_id = {ada.Value}");

        foreach (var reader in new[] { OwnTherapist, new Reader.Patient(ada), new Reader.Assistant("SummarizeEntry") })
        {
            (await RefusalAsync(reader, ada)).ShouldBe(new DoorRefusal.Missing());
        }
        (await StandingAsync(ada)).ShouldBe(new StandingOutcome.Missing());
        (await CaseloadAsync(therapist)).ShouldBe([ben]);
    }

    [Fact]
    public async Task Where_the_key_is_gone_so_is_the_patient()
    {
        await House.ForgeAsync($"delete from data_keys where patient_id = {ada.Value}");
        var restarted = await AnotherProcessAsync();

        (await ReadNameAsync(OwnTherapist, ada, restarted)).ShouldBe(
            new ReadOutcome<string>.Refused(new DoorRefusal.Missing())
        );
        (await restarted.LookAsync(db => restarted.Records.CaseloadOfAsync(db, therapist, Cancel))).ShouldBe([ben]);
        (await restarted.LookAsync(db => restarted.Records.SealerAsync(db, ada, Cancel))).ShouldBeNull();
    }

    [Fact]
    public async Task Several_are_read_each_as_it_would_be_alone()
    {
        var others = await House.AddPatientAsync(await House.AddTherapistAsync());
        await DamageKeyAsync(ada);
        var restarted = await AnotherProcessAsync();
        PatientId[] asked = [ben, others, ada, new PatientId(Guid.Empty)];
        var together = await restarted.Records.ReadEachAsync(OwnTherapist, asked, Purpose.ShowPatient, NameOf, Cancel);
        together.Select(NameOrRefusal).ShouldBe(["Ben Example", "Missing", "Damaged", "Missing"]);
        foreach (var (patient, outcome) in asked.Zip(together))
        {
            NameOrRefusal(await ReadNameAsync(OwnTherapist, patient, restarted)).ShouldBe(NameOrRefusal(outcome));
        }
        (await LinesAsync(ben)).Count.ShouldBe(2);
        (await LinesAsync(others)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_seals_a_row_of_another_patient()
    {
        var goal = (await AddGoalsAsync(1))[0];
        var sealer = await House.LookAsync(db => Records.SealerAsync(db, ben, Cancel));

        Should.Throw<InvalidOperationException>(() => sealer!.Seal(goal, new TherapyGoalContent("mine", true, [])));
    }

    [Fact]
    public async Task A_caseload_is_in_the_order_in_which_patients_came()
    {
        var later = await House.AddPatientAsync(therapist);

        (await CaseloadAsync(therapist)).ShouldBe([ada, ben, later]);
    }

    private async Task<string> NameAsync(Reader reader, PatientId patient) =>
        (await ReadNameAsync(reader, patient, House)).ShouldBeOfType<ReadOutcome<string>.Open>().Value;

    private async Task<DoorRefusal> RefusalAsync(Reader reader, PatientId patient) =>
        (await ReadNameAsync(reader, patient, House)).ShouldBeOfType<ReadOutcome<string>.Refused>().Why;

    private static Task<ReadOutcome<string>> ReadNameAsync(Reader reader, PatientId patient, JournalHouse house) =>
        house.Records.ReadAsync(reader, patient, Purpose.ShowPatient, NameOf, Cancel);

    private static async Task<string> NameOf(OpenRecord record, JournalDb db) =>
        record.Open(await db.Patients.SingleAsync(p => p.PatientId == record.Patient, Cancel)).Name;

    private static string NameOrRefusal(ReadOutcome<string> outcome) =>
        outcome is ReadOutcome<string>.Refused no ? no.Why.GetType().Name : ((ReadOutcome<string>.Open)outcome).Value;

    private async Task<ReadOutcome<List<string>>.Open> ReadGoalsAsync(PatientId? patient = null)
    {
        var whose = patient ?? ada;
        var outcome = await Records.ReadAsync(
            OwnTherapist,
            whose,
            Purpose.ReadGoals,
            async (record, db) =>
            {
                var rows = await db.Goals.Where(g => g.PatientId == whose).OrderBy(g => g.Id).ToListAsync(Cancel);
                return record.OpenAll(rows, record.Open).Select(g => g.Content.Text).ToList();
            },
            Cancel
        );
        return outcome.ShouldBeOfType<ReadOutcome<List<string>>.Open>();
    }

    private async Task<List<TherapyGoal>> AddGoalsAsync(int count)
    {
        var goals = new List<TherapyGoal>();
        for (var i = 0; i < count; i++)
        {
            goals.Add(await House.InsertAsync(ada, new TherapyGoal(), new TherapyGoalContent($"goal {i}", true, [])));
        }
        return goals;
    }

    private async Task DamageKeyAsync(PatientId patient)
    {
        var row = await House.LookAsync(db => db.DataKeys.SingleAsync(k => k.PatientId == patient, Cancel));
        row.Sealed[30] ^= 1;
        await House.ForgeAsync($"update data_keys set sealed = {row.Sealed} where id = {row.Id}");
    }

    private Task<StandingOutcome> StandingAsync(PatientId patient) =>
        House.LookAsync(db => Records.StandingAsync(db, patient, Cancel));

    private Task<IReadOnlyList<PatientId>> CaseloadAsync(TherapistId whose) =>
        House.LookAsync(db => Records.CaseloadOfAsync(db, whose, Cancel));

    private async Task<IReadOnlyList<AccessLineContent>> LinesAsync(PatientId patient) =>
        (await House.Get<AccessRecord>().ReadAsync(patient, Cancel)).ShouldBeOfType<AccessTrail.Intact>().Lines;
}

public sealed class PatientRecordsOnSqlite() : PatientRecordsTests(TestedDatabase.Sqlite);

public sealed class PatientRecordsOnPostgres() : PatientRecordsTests(TestedDatabase.Postgres);
