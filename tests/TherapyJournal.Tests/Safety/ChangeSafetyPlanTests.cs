using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public abstract class ChangeSafetyPlanTests(TestedDatabase on) : LoopTest(on)
{
    private ChangeSafetyPlan Change => House.Get<ChangeSafetyPlan>();

    [Fact]
    public async Task Each_change_is_a_version_and_other_steps_stay()
    {
        await WriteAsync(0, SafetyPlanStep.People, " Zoë,  0151 234 ", "", "Dad\0");
        await WriteAsync(1, SafetyPlanStep.Alone, "Walk to the river 🌊");

        var plan = (await ReadAsync()).Plan;

        plan.Versions.Count.ShouldBe(2);
        plan.Current!.Of(SafetyPlanStep.People).ShouldBe(["Zoë, 0151 234", "Dad\uFFFD"]);
        plan.Current.Of(SafetyPlanStep.Alone).ShouldBe(["Walk to the river 🌊"]);
        plan.Current.Of(SafetyPlanStep.Signs).ShouldBeEmpty();
        plan.Versions[0].Of(SafetyPlanStep.Alone).ShouldBeEmpty();
        plan.Current.By.ShouldBe($"therapist:{Therapist.Id}");
    }

    [Fact]
    public async Task An_empty_list_clears_a_step_and_the_earlier_lines_stay_in_the_versions()
    {
        await WriteAsync(0, SafetyPlanStep.SafePlace, "Ask Anna to keep the key");
        await WriteAsync(1, SafetyPlanStep.SafePlace);

        var plan = (await ReadAsync()).Plan;

        plan.Current!.IsEmpty.ShouldBeTrue();
        plan.Versions[0].Of(SafetyPlanStep.SafePlace).ShouldBe(["Ask Anna to keep the key"]);
    }

    [Fact]
    public async Task Of_two_at_once_the_second_is_told_and_overwrites_nothing()
    {
        await WriteAsync(0, SafetyPlanStep.People, "Zoë");

        (await TryAsync(0, SafetyPlanStep.People, "Anna")).ShouldBe(new ChangeSafetyPlanOutcome.StaleVersion());

        var all = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Task.Run(() => TryAsync(1, SafetyPlanStep.People, $"Anna {i}"), Cancel))
        );
        all.OfType<ChangeSafetyPlanOutcome.Changed>().ShouldHaveSingleItem();
        (await ReadAsync()).Plan.Versions.Count.ShouldBe(2);
        (await House.LookAsync(db => db.SafetyPlans.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task Many_at_once_make_one_first_plan()
    {
        var all = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Task.Run(() => TryAsync(0, SafetyPlanStep.People, $"Anna {i}"), Cancel))
        );

        all.OfType<ChangeSafetyPlanOutcome.Changed>().ShouldHaveSingleItem();
        all.OfType<ChangeSafetyPlanOutcome.StaleVersion>().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Too_many_or_too_long_lines_have_a_sentence_and_change_nothing()
    {
        (
            await TryAsync(0, SafetyPlanStep.Alone, new string('x', 301))
        ).ShouldBeOfType<ChangeSafetyPlanOutcome.Unusable>();
        (await TryAsync(0, SafetyPlanStep.Alone, [.. Enumerable.Repeat("x", 13)])).ShouldBe(
            new ChangeSafetyPlanOutcome.Unusable("A step has at most 12 lines of at most 300 characters.")
        );

        (await ReadAsync()).Version.ShouldBe(0);
    }

    [Theory]
    [InlineData("GB", "999", "116 123")]
    [InlineData(null, "the emergency number where you are", "a crisis line where you are")]
    public async Task Beside_the_plan_stands_whom_to_call_and_no_number_is_guessed(
        string? country,
        string emergency,
        string line
    )
    {
        await House.Get<ChangePatient>().SetAsync(Therapist, Patient, "country", country ?? "", Cancel);

        var words = (await ReadAsync()).WhomToCall;

        words.ShouldContain(emergency);
        words.ShouldContain(line);
        (country is null && words.Any(char.IsAsciiDigit)).ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_read_also_where_how_things_stand_does_not_open()
    {
        await WriteAsync(0, SafetyPlanStep.People, "Zoë");
        await House.ForgeAsync($"update standings set version = version + 1");

        (await ReadAsync()).Plan.Current!.Of(SafetyPlanStep.People).ShouldBe(["Zoë"]);
    }

    [Fact]
    public async Task A_forged_plan_does_not_open_and_is_not_overwritten()
    {
        await WriteAsync(0, SafetyPlanStep.People, "Zoë");
        await House.ForgeAsync($"update safety_plans set version = version + 1");

        (await House.Get<ReadSafetyPlan>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<SafetyPlanView>.Refused>()
            .Why.ShouldBeOfType<DoorRefusal.Damaged>();
        (await TryAsync(2, SafetyPlanStep.People, "Anna")).ShouldBeOfType<ChangeSafetyPlanOutcome.Refused>();
    }

    [Fact]
    public async Task For_another_therapist_there_is_no_such_patient()
    {
        var other = new Reader.Therapist(await House.AddTherapistAsync("Other"));

        (await House.Get<ReadSafetyPlan>().RunAsync(other, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<SafetyPlanView>.Refused>()
            .Why.ShouldBe(new DoorRefusal.Missing());
        (await TryAsync(0, SafetyPlanStep.People, ["Anna"], other)).ShouldBe(
            new ChangeSafetyPlanOutcome.Refused(new DoorRefusal.Missing())
        );
    }

    private async Task WriteAsync(int version, SafetyPlanStep step, params string[] lines) =>
        (await TryAsync(version, step, lines)).ShouldBeOfType<ChangeSafetyPlanOutcome.Changed>();

    private Task<ChangeSafetyPlanOutcome> TryAsync(int version, SafetyPlanStep step, params string[] lines) =>
        TryAsync(version, step, lines, Therapist);

    private Task<ChangeSafetyPlanOutcome> TryAsync(int version, SafetyPlanStep step, string[] lines, Reader by) =>
        Change.RunAsync(
            by,
            Patient,
            version,
            new Dictionary<SafetyPlanStep, IReadOnlyList<string>> { [step] = lines },
            Cancel
        );

    private async Task<SafetyPlanView> ReadAsync() =>
        (await House.Get<ReadSafetyPlan>().RunAsync(Therapist, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<SafetyPlanView>.Open>()
            .Value;
}

public sealed class ChangeSafetyPlanOnSqlite() : ChangeSafetyPlanTests(TestedDatabase.Sqlite);

public sealed class ChangeSafetyPlanOnPostgres() : ChangeSafetyPlanTests(TestedDatabase.Postgres);
