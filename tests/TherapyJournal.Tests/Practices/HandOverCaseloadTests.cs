using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public abstract class HandOverCaseloadTests(TestedDatabase on) : JournalTest(on)
{
    private TherapistId stone;
    private TherapistId reed;
    private Guid owner;

    private HandOverCaseload Use => House.Get<HandOverCaseload>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (stone, reed) = (await House.AddTherapistAsync("Dr Stone"), await House.AddTherapistAsync("Dr Reed"));
        owner = await House.AddOwnerAsync();
    }

    [Fact]
    public async Task One_alone_changes_hands()
    {
        var (ada, ben) = (await House.AddPatientAsync(stone, "Ada"), await House.AddPatientAsync(stone, "Ben"));

        (await RunAsync(ada)).ShouldBe(new HandOverCaseloadOutcome.HandedOver(1, 1));

        (await ReadAsync(stone, ada)).ShouldBeFalse();
        (await ReadAsync(reed, ada)).ShouldBeTrue();
        (await ReadAsync(stone, ben)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_whole_caseload_changes_hands_with_those_who_are_hidden()
    {
        var (ada, ben) = (await House.AddPatientAsync(stone, "Ada"), await House.AddPatientAsync(stone, "Ben"));
        await House.Get<AskForErasure>().RunAsync(new Reader.Therapist(stone), ben, Cancel);
        (await Use.ListAsync(stone, Cancel)).Select(p => p.EraseDue is not null).ShouldBe([false, true]);

        (await RunAsync(null)).ShouldBe(new HandOverCaseloadOutcome.HandedOver(2, 0));

        (await Use.CountAsync(Cancel)).ShouldBe(new Dictionary<TherapistId, int> { [reed] = 2 }, ignoreOrder: true);
        (await ReadAsync(reed, ada)).ShouldBeTrue();
        (await House.Get<WaitingErasures>().ListAsync(new Reader.Therapist(reed), Cancel))
            .Single()
            .Patient.ShouldBe(ben);
        (
            await House.Get<LetTherapistGo>().RunAsync("Dr Stone", endsCovers: false, Cancel)
        ).ShouldBeOfType<LetTherapistGoOutcome.Gone>();
    }

    [Fact]
    public async Task Whoever_has_the_patient_as_well_keeps_them_once()
    {
        var ada = await House.AddPatientAsync(stone, "Ada");
        await House.InsertAsync(ada, new Caseload { TherapistId = reed }, new CaseloadContent(0, "a test"));

        (await RunAsync(null)).ShouldBe(new HandOverCaseloadOutcome.HandedOver(1, 0));

        (await Use.CountAsync(Cancel))[reed].ShouldBe(1);
        (await ReadAsync(reed, ada)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_forged_row_of_a_caseload_makes_nobody_a_reader()
    {
        var ada = await House.AddPatientAsync(reed, "Ada");
        await House.ForgeAsync($"update caseloads set therapist_id = {stone.Value}");

        (await Use.ListAsync(stone, Cancel)).ShouldBeEmpty();
        (await RunAsync(null)).ShouldBe(new HandOverCaseloadOutcome.HandedOver(0, 1));
        (await RunAsync(ada)).ShouldBeOfType<HandOverCaseloadOutcome.NotPossible>();

        (await ReadAsync(reed, ada)).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_else_hands_over_and_nobody_else_gets_anybody()
    {
        var ada = await House.AddPatientAsync(stone, "Ada");
        var nobody = new TherapistId(RowId.New(Ground.Clock));

        foreach (
            var (by, from, to, who) in new (Guid, TherapistId, TherapistId, PatientId?)[]
            {
                (RowId.New(Ground.Clock), stone, reed, ada),
                (owner, reed, stone, ada),
                (owner, stone, stone, ada),
                (owner, stone, nobody, ada),
                (owner, nobody, reed, null),
            }
        )
        {
            (await Use.RunAsync(by, from, to, who, Cancel)).ShouldBeOfType<HandOverCaseloadOutcome.NotPossible>();
        }
        (await ReadAsync(stone, ada)).ShouldBeTrue();
    }

    private Task<HandOverCaseloadOutcome> RunAsync(PatientId? only) => Use.RunAsync(owner, stone, reed, only, Cancel);

    private async Task<bool> ReadAsync(TherapistId therapist, PatientId patient) =>
        await House.Get<ReadPatients>().OneAsync(new Reader.Therapist(therapist), patient, Cancel)
        is ReadOutcome<PatientView>.Open;
}

public sealed class HandOverCaseloadOnSqlite() : HandOverCaseloadTests(TestedDatabase.Sqlite);

public sealed class HandOverCaseloadOnPostgres() : HandOverCaseloadTests(TestedDatabase.Postgres);
