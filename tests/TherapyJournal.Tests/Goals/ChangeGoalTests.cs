using Shouldly;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Goals;

public abstract class ChangeGoalTests(TestedDatabase on) : LoopTest(on)
{
    private ChangeGoal Goals => House.Get<ChangeGoal>();

    [Fact]
    public async Task Every_step_joins_the_history_and_nothing_is_overwritten()
    {
        var added = await AddAsync("Sleep better.");
        Pass(TimeSpan.FromDays(1));
        var changed = Changed(
            await Goals.ChangeAsync(Therapist, Patient, added.Id, added.Version, "Sleep seven hours.", "Clear.", Cancel)
        );
        var patient = new Reader.Patient(Patient);
        var closed = Changed(await Goals.CloseAsync(patient, Patient, added.Id, changed.Version, "Reached.", Cancel));

        closed.Content.IsOpen.ShouldBeFalse();
        closed
            .Content.History.Select(h => (h.Kind, h.Text, h.By, h.Why))
            .ShouldBe([
                (GoalEventKind.Added, "Sleep better.", $"therapist:{Therapist.Id}", null),
                (GoalEventKind.Changed, "Sleep seven hours.", $"therapist:{Therapist.Id}", "Clear."),
                (GoalEventKind.Closed, "Sleep seven hours.", $"patient:{Patient}", "Reached."),
            ]);
        closed.Content.History.Select(h => h.At).ShouldBeInOrder();
    }

    [Fact]
    public async Task Whoever_read_an_older_version_is_told()
    {
        var goal = await AddAsync("Sleep better.");
        await ChangeAsync(House, goal, "One.");

        var second = await ChangeAsync(House, goal, "Two.");

        second.ShouldBe(new ChangeGoalOutcome.StaleVersion(goal.Version + 1));
        (await ListAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("One.");
    }

    [Fact(Timeout = Hanging)]
    public async Task Of_people_who_change_a_goal_at_once_one_succeeds_and_the_others_are_told()
    {
        var (goal, other) = (await AddAsync("Sleep better."), await AnotherProcessAsync());

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i => Task.Run(() => ChangeAsync(i % 2 == 0 ? House : other, goal, $"Words {i}."), Cancel))
        );

        var won = outcomes.OfType<ChangeGoalOutcome.Changed>().ShouldHaveSingleItem();
        outcomes.OfType<ChangeGoalOutcome.StaleVersion>().Count().ShouldBe(5);
        var now = (await ListAsync()).ShouldHaveSingleItem().Content;
        (now.Text, now.History.Count).ShouldBe((won.Goal.Content.Text, 2));
    }

    [Fact]
    public async Task A_closed_goal_changes_no_more()
    {
        var goal = await AddAsync("Sleep better.");
        var closed = Changed(await Goals.CloseAsync(Therapist, Patient, goal.Id, goal.Version, null, Cancel));

        (await ChangeAsync(House, closed, "Again.")).ShouldBeOfType<ChangeGoalOutcome.AlreadyClosed>();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData(null)]
    public async Task A_goal_needs_words_and_no_more_than_500_characters(string? words)
    {
        var outcome = await Goals.AddAsync(Therapist, Patient, words ?? new string('x', 501), null, Cancel);

        outcome.ShouldBe(new ChangeGoalOutcome.Unusable("A goal is a sentence of at most 500 characters."));
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_therapists_patient_looks_like_a_missing_one()
    {
        var goal = await AddAsync("Sleep better.");
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));
        var missing = new ChangeGoalOutcome.Refused(new DoorRefusal.Missing());

        (await Goals.AddAsync(other, Patient, "Mine.", null, Cancel)).ShouldBe(missing);
        (await Goals.ChangeAsync(other, Patient, goal.Id, goal.Version, "Mine.", null, Cancel)).ShouldBe(missing);
        (await Goals.CloseAsync(other, Patient, goal.Id, goal.Version, null, Cancel)).ShouldBe(missing);
        (await ListAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("Sleep better.");
    }

    [Fact]
    public async Task A_goal_of_another_patient_is_no_goal_of_this_one()
    {
        var (goal, other) = (await AddAsync("Sleep better."), await House.AddPatientAsync(Therapist.Id, "Other"));

        var outcome = await Goals.ChangeAsync(Therapist, other, goal.Id, goal.Version, "Mine.", null, Cancel);

        outcome.ShouldBeOfType<ChangeGoalOutcome.NoSuchGoal>();
    }

    private async Task<GoalView> AddAsync(string words) =>
        Changed(await Goals.AddAsync(Therapist, Patient, words, null, Cancel));

    private Task<ChangeGoalOutcome> ChangeAsync(JournalHouse house, GoalView goal, string words) =>
        house.Get<ChangeGoal>().ChangeAsync(Therapist, Patient, goal.Id, goal.Version, words, null, Cancel);

    private static GoalView Changed(ChangeGoalOutcome outcome) =>
        outcome.ShouldBeOfType<ChangeGoalOutcome.Changed>().Goal;

    private async Task<IReadOnlyList<GoalView>> ListAsync() =>
        (await House.Get<ListGoals>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<IReadOnlyList<GoalView>>.Open>()
            .Value;
}

public sealed class ChangeGoalOnSqlite() : ChangeGoalTests(TestedDatabase.Sqlite);

public sealed class ChangeGoalOnPostgres() : ChangeGoalTests(TestedDatabase.Postgres);
