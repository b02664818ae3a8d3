using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public abstract class RecordMeasureTests(TestedDatabase on) : LoopTest(on)
{
    private RecordMeasure Record => House.Get<RecordMeasure>();

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_mood_is_kept_with_its_moment_and_raises_nothing(int rating)
    {
        var recorded = (await Record.MoodAsync(Therapist, Patient, rating, Cancel))
            .ShouldBeOfType<RecordMeasureOutcome.Recorded>()
            .Result;

        (recorded.Measure, recorded.Rating, recorded.GoalId, recorded.By).ShouldBe(
            (Measure.Mood, rating, null, $"therapist:{Therapist.Id}")
        );
        (await AlertsAsync()).ShouldBeEmpty();
        (await CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    public async Task What_is_no_rating_has_a_sentence_and_is_not_kept(int rating)
    {
        (await Record.MoodAsync(Therapist, Patient, rating, Cancel))
            .ShouldBeOfType<RecordMeasureOutcome.Unusable>()
            .Sentence.ShouldBe("A rating is a whole number from 0 to 10.");

        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Only_an_open_goal_of_this_patient_is_rated()
    {
        var change = House.Get<ChangeGoal>();
        var goal = await AddGoalAsync(Patient);
        var others = await AddGoalAsync(await House.AddPatientAsync(Therapist.Id, "Ben Example"));

        (await Record.GoalAsync(Therapist, Patient, goal.Id, 4, Cancel))
            .ShouldBeOfType<RecordMeasureOutcome.Recorded>()
            .Result.GoalId.ShouldBe(goal.Id);
        (await Record.GoalAsync(Therapist, Patient, others.Id, 4, Cancel)).ShouldBe(
            new RecordMeasureOutcome.NoSuchGoal()
        );
        await change.CloseAsync(Therapist, Patient, goal.Id, goal.Version, null, Cancel);
        (await Record.GoalAsync(Therapist, Patient, goal.Id, 4, Cancel)).ShouldBe(
            new RecordMeasureOutcome.NoSuchGoal()
        );
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_paused_patient_rates_nothing()
    {
        await House.Get<ChangePatient>().SetStatusAsync(Therapist, Patient, PatientStatus.Paused, Cancel);

        (await Record.MoodAsync(Therapist, Patient, 5, Cancel)).ShouldBeOfType<RecordMeasureOutcome.NotNow>();
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task For_another_therapist_there_is_no_such_patient()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        (await Record.MoodAsync(other, Patient, 5, Cancel)).ShouldBe(
            new RecordMeasureOutcome.Refused(new DoorRefusal.Missing())
        );
    }

    private async Task<GoalView> AddGoalAsync(PatientId patient) =>
        (await House.Get<ChangeGoal>().AddAsync(Therapist, patient, "Sleep by eleven", null, Cancel))
            .ShouldBeOfType<ChangeGoalOutcome.Changed>()
            .Goal;

    private Task<int> CountAsync() => House.LookAsync(db => db.MeasureResults.CountAsync(Cancel));
}

public sealed class RecordMeasureOnSqlite() : RecordMeasureTests(TestedDatabase.Sqlite);

public sealed class RecordMeasureOnPostgres() : RecordMeasureTests(TestedDatabase.Postgres);
