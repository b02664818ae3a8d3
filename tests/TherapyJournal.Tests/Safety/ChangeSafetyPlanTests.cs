using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public abstract class ChangeSafetyPlanTests(TestedDatabase on) : LoopTest(on)
{
    private ChangeSafetyPlan Change => House.Get<ChangeSafetyPlan>();

    private Reader Self => new Reader.Patient(Patient);

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
    public async Task Changes_to_different_steps_both_hold_and_the_second_is_told_of_the_first()
    {
        await WriteAsync(0, SafetyPlanStep.People, "Zoë");
        await WriteAsync(1, SafetyPlanStep.Alone, "Read");

        var joined = (
            await Change.RunAsync(
                Self,
                Patient,
                1,
                new Dictionary<SafetyPlanStep, IReadOnlyList<string>>
                {
                    [SafetyPlanStep.People] = ["Zoë", "Dad"],
                    [SafetyPlanStep.Alone] = [],
                },
                Cancel
            )
        ).ShouldBeOfType<ChangeSafetyPlanOutcome.Changed>();

        joined.Meanwhile.ShouldHaveSingleItem().By.ShouldBe($"therapist:{Therapist.Id}");
        var plan = (await ReadAsync()).Plan;
        plan.Current!.Of(SafetyPlanStep.People).ShouldBe(["Zoë", "Dad"]);
        plan.Current.Of(SafetyPlanStep.Alone).ShouldBe(["Read"], "it was empty when it was read, and left so");
    }

    [Fact]
    public async Task What_reads_like_the_plan_is_no_version_and_a_version_that_never_was_is_stale()
    {
        await WriteAsync(0, SafetyPlanStep.People, "Zoë");

        (await TryAsync(1, SafetyPlanStep.People, " Zoë ")).ShouldBe(new ChangeSafetyPlanOutcome.Unchanged());
        // The same form a second time, which was read before there was a plan.
        (await TryAsync(0, SafetyPlanStep.People, "Zoë", "Zoë")).ShouldBe(new ChangeSafetyPlanOutcome.Unchanged());
        (await TryAsync(7, SafetyPlanStep.People, "Anna")).ShouldBe(new ChangeSafetyPlanOutcome.StaleVersion());
        (await TryAsync(7, SafetyPlanStep.People)).ShouldBeOfType<ChangeSafetyPlanOutcome.StaleVersion>();

        (await ReadAsync()).Plan.Versions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_patient_changes_their_own_plan_and_it_is_on_record_as_theirs()
    {
        await WriteAsync(0, SafetyPlanStep.People, "Zoë");

        (await TryAsync(1, SafetyPlanStep.Alone, ["A bath"], Self)).ShouldBeOfType<ChangeSafetyPlanOutcome.Changed>();

        (await ReadAsync()).Plan.Current!.By.ShouldBe($"patient:{Patient}");
        var trail = await House.Get<AccessRecord>().ReadAsync(Patient, Cancel);
        trail.Lines.ShouldContain(l => l.ReaderKind == "patient" && l.Purpose == nameof(Purpose.ChangeSafetyPlan));
    }

    [Fact]
    public async Task What_a_patient_writes_is_screened_and_a_therapists_hand_is_not()
    {
        await WriteAsync(0, SafetyPlanStep.Signs, Urgent);
        (await AlertsAsync()).ShouldBeEmpty("the therapist wrote it down");

        var left = await TryAsync(1, SafetyPlanStep.Signs, [Urgent, "I lie awake"], Self);
        left.ShouldBeOfType<ChangeSafetyPlanOutcome.Changed>().Crisis.ShouldBeNull("it stood there already");
        var written = await TryAsync(2, SafetyPlanStep.Alone, [Concern], Self);

        written.Crisis.ShouldNotBeNull().Level.ShouldBe(RiskLevel.Concern);
        var alert = (await House.Get<ListAlerts>().RunAsync(Therapist, false, Cancel)).Alerts.ShouldHaveSingleItem();
        alert.Source.ShouldBe(AlertSource.InPlan);
    }

    [Fact]
    public async Task What_is_not_kept_is_screened_all_the_same()
    {
        await WriteAsync(0, SafetyPlanStep.Signs, "I lie awake");

        (await TryAsync(0, SafetyPlanStep.Signs, [Urgent], Self))
            .ShouldBeOfType<ChangeSafetyPlanOutcome.StaleVersion>()
            .Crisis.ShouldNotBeNull();
        (await TryAsync(1, SafetyPlanStep.Signs, [Urgent, new string('x', 301)], Self))
            .ShouldBeOfType<ChangeSafetyPlanOutcome.Unusable>()
            .Crisis.ShouldNotBeNull();
        await House.Get<DecideConsent>().RunAsync(Therapist, Patient, ConsentKind.Keeping, give: false, Cancel);
        var refused = (
            await TryAsync(1, SafetyPlanStep.Signs, [Urgent], Self)
        ).ShouldBeOfType<ChangeSafetyPlanOutcome.Unusable>();

        refused.Crisis.ShouldNotBeNull();
        refused.Sentence.ShouldBe("There is no consent to keep what you write.");
        (await ReadAsync()).Plan.Versions.Count.ShouldBe(1);
        (await House.Get<ListAlerts>().RunAsync(Therapist, false, Cancel)).Alerts.ShouldAllBe(a =>
            a.Source == AlertSource.NotKept
        );
    }

    [Fact]
    public async Task Whoever_answers_in_the_therapists_place_reads_it_and_changes_nothing()
    {
        await WriteAsync(0, SafetyPlanStep.People, "Zoë");
        var ben = new Reader.Therapist(await House.AddTherapistAsync("Ben Stand-In"));
        await House.Get<ChangeTherapist>().CoverAsync($"{Therapist.Id}", "Ben Stand-In", null, null, Cancel);
        await RecordAsync(Urgent);
        await WorkAsync();

        (await House.Get<ReadSafetyPlan>().RunAsync(ben, Patient, Cancel))
            .ShouldBeOfType<ReadOutcome<SafetyPlanView>.Open>()
            .Value.IsInTheirPlace.ShouldBeTrue();
        (await TryAsync(1, SafetyPlanStep.People, ["Anna"], ben)).ShouldBe(
            new ChangeSafetyPlanOutcome.Refused(new DoorRefusal.Missing())
        );
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
        (await TryAsync(0, SafetyPlanStep.Alone, [.. Enumerable.Range(1, 13).Select(n => $"line {n}")])).ShouldBe(
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
