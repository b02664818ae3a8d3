using Shouldly;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests;

/// <summary>The plan names the steps that there are: a step that nobody registers would park its work for ever.</summary>
public sealed class WorkflowTests
{
    private static readonly IReadOnlyList<string> Planned =
    [
        .. Enum.GetValues<WorkEventKind>().SelectMany(Workflow.Plan.After).Select(next => next.Step).Distinct(),
    ];

    [Fact]
    public async Task Every_planned_step_is_there_and_every_step_is_planned()
    {
        await using var ground = await Ground.NewAsync(TestedDatabase.Sqlite);
        await using var house = JournalHouse.Build(ground);

        var steps = house.Get<IEnumerable<IWorkStep>>().Select(step => step.Name).ToList();

        Planned.Count.ShouldBeGreaterThan(5);
        steps.ShouldBe(Planned, ignoreOrder: true);
    }

    [Fact]
    public void Something_follows_whatever_happens() =>
        Enum.GetValues<WorkEventKind>().Where(kind => Workflow.Plan.After(kind).Count == 0).ShouldBeEmpty();

    [Theory]
    [InlineData(WorkEventKind.EntryRecorded)]
    [InlineData(WorkEventKind.EntryForModelRecorded)]
    public void Whoever_wrote_is_answered_before_the_therapist_is_told(WorkEventKind happened) =>
        Workflow.Plan.After(happened).Select(next => next.Step).Take(2).ShouldBe(["ReflectOnEntry", "SummarizeEntry"]);

    [Fact]
    public void A_model_that_looks_for_danger_keeps_nobody_waiting()
    {
        var planned = Enum.GetValues<WorkEventKind>()
            .SelectMany(Workflow.Plan.After)
            .Where(next => next.Step == "ScreenEntryWithModel")
            .ToList();

        planned.Count.ShouldBe(4);
        planned.ShouldAllBe(next => next.InOwnLane);
    }

    [Fact]
    public void An_alert_waits_behind_nothing() =>
        Workflow.Plan.After(WorkEventKind.RiskRaised).ShouldAllBe(next => next.InOwnLane);
}
