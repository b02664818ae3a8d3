using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class LaneWorkTests(TestedDatabase on) : WorkTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task A_lane_is_worked_in_order()
    {
        var patient = NewPatient();
        var subjects = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            subjects.Add(await AddAsync(patient, WorkEventKind.EntryRecorded));
        }

        await WorkAsync();

        Ran.ShouldBe(subjects.SelectMany(s => new[] { (First, s), (Second, s) }));
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_a_step_saves_its_end_and_what_follows_come_together()
    {
        Act(First, item => new StepResult.Done(Mark(First, item.SubjectId), Summarized(item)));
        Act(FollowUp, item => new StepResult.Done(Mark(FollowUp, item.SubjectId)));
        var subject = await AddAsync(NewPatient());

        await WorkAsync();

        (await MarksAsync()).ShouldBe([(First, subject), (FollowUp, subject)]);
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task What_follows_later_is_left_for_later()
    {
        var tomorrow = House.Clock.Now() + Duration.FromDays(1);
        Act(First, item => new StepResult.Done(null, Summarized(item) with { Due = tomorrow }));
        await AddAsync(NewPatient());

        await WorkAsync();
        Ran.Select(r => r.Step).ShouldBe([First]);
        House.Clock.Advance(TimeSpan.FromDays(1));
        await WorkAsync();

        Ran.Select(r => r.Step).ShouldBe([First, FollowUp]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_step_that_fails_leaves_its_lane_and_blocks_nothing_that_comes_after()
    {
        Act(First, _ => throw new InvalidDataException("words of a patient"));
        var patient = NewPatient();
        var subject = await AddAsync(patient, WorkEventKind.EntryRecorded);

        await WorkAsync();

        Ran.ShouldBe([(First, subject), (Second, subject)]);
        var waiting = (await ItemsAsync()).ShouldHaveSingleItem();
        (waiting.Kind, waiting.Fault, waiting.Attempts).ShouldBe((First, nameof(InvalidDataException), 1));
        waiting.LaneId.ShouldBe(waiting.Id);
        waiting.Due.ShouldBeGreaterThan(House.Clock.NowStored());
        (await LaneAsync(patient.Value)).Due.ShouldBe(WorkQueue.Parked);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_a_step_gives_up_is_parked_at_once_and_taken_up_when_somebody_says_so()
    {
        Act(First, _ => new StepResult.GivenUp("Silent"));
        var subject = await AddAsync(NewPatient(), WorkEventKind.EntryRecorded);

        await WorkAsync();

        Ran.ShouldBe([(First, subject), (Second, subject)]);
        var parked = (await ItemsAsync()).ShouldHaveSingleItem();
        (parked.Kind, parked.Fault, parked.Due, parked.Attempts).ShouldBe((First, "Silent", WorkQueue.Parked, 1));
        House.Clock.Advance(TimeSpan.FromDays(30));
        await WorkAsync();
        Ran.Count.ShouldBe(2);
        (await House.Get<RetryParkedWork>().RunAsync(Cancel)).ShouldBe(1);
        Act(First, _ => StepResult.Nothing);
        await WorkAsync();
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_failing_step_is_tried_again_later_each_time_and_parked_in_the_end()
    {
        Act(First, _ => throw new InvalidDataException());
        await AddAsync(NewPatient());

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await WorkAsync();
            await WorkAsync();
            Ran.Count.ShouldBe(attempt);
            House.Clock.Advance(TimeSpan.FromHours(1));
        }
        await WorkAsync();

        Ran.Count.ShouldBe(3);
        var parked = (await ItemsAsync()).ShouldHaveSingleItem();
        (parked.Due, parked.Attempts).ShouldBe((WorkQueue.Parked, 3));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_step_that_took_its_process_down_fifty_times_more_than_it_may_fail_is_parked_unrun()
    {
        await AddAsync(NewPatient());
        await House.ForgeAsync($"update work_items set attempts = 53");

        await WorkAsync();

        Ran.ShouldBeEmpty();
        var parked = (await ItemsAsync()).ShouldHaveSingleItem();
        (parked.Due, parked.Fault).ShouldBe((WorkQueue.Parked, "NeverEnds"));
    }

    [Fact(Timeout = Hanging)]
    public async Task A_step_that_asks_for_a_pause_gets_it()
    {
        Act(First, _ => new StepResult.Later("Busy", Duration.FromMinutes(10)));
        await AddAsync(NewPatient());
        await WorkAsync();
        Act(First, _ => StepResult.Nothing);

        House.Clock.Advance(TimeSpan.FromMinutes(9));
        await WorkAsync();
        Ran.Count.ShouldBe(1);
        House.Clock.Advance(TimeSpan.FromMinutes(1));
        await WorkAsync();

        Ran.Count.ShouldBe(2);
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_result_that_cannot_be_saved_leaves_the_lane_too()
    {
        Act(First, item => new StepResult.Done(_ => throw new InvalidDataException(), Summarized(item)));
        Act(Second, item => new StepResult.Done(Mark(Second, item.SubjectId)));
        var subject = await AddAsync(NewPatient(), WorkEventKind.EntryRecorded);

        await WorkAsync();

        (await MarksAsync()).ShouldBe([(Second, subject)]);
        var waiting = (await ItemsAsync()).ShouldHaveSingleItem();
        (waiting.Kind, waiting.Fault).ShouldBe((First, nameof(InvalidDataException)));
    }

    [Fact(Timeout = Hanging)]
    public async Task An_unknown_step_is_not_lost()
    {
        var subject = await AddAsync(NewPatient(), WorkEventKind.ErasureAsked);
        await WorkAsync();
        (await ItemsAsync()).ShouldHaveSingleItem().Fault.ShouldBe("UnknownStep");
        House.Clock.Advance(TimeSpan.FromHours(1));
        var newer = await AnotherProcessAsync(services => services.AddSingleton<IWorkStep>(new LateStep(Ran)));

        await WorkAsync(newer);

        Ran.ShouldBe([(Unknown, subject)]);
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task Work_added_to_a_lane_while_it_is_worked_is_done_too()
    {
        var patient = NewPatient();
        var added = 0;
        Act(
            First,
            async (_, _) =>
            {
                if (added++ < 5)
                {
                    await AddAsync(patient);
                }
                return StepResult.Nothing;
            }
        );
        await AddAsync(patient);

        await WorkAsync();

        Ran.Count.ShouldBe(6);
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_lane_that_waited_beyond_its_lease_begins_nothing_on_what_another_worker_has_done()
    {
        var subject = await AddAsync(NewPatient());
        var queue = House.Get<WorkQueue>();
        var options = House.Get<WorkOptions>();
        using var late = new LaneWork(
            [.. House.Get<IEnumerable<IWorkStep>>()],
            House.Store,
            queue,
            options,
            NullLogger.Instance
        );
        var lane = (await queue.ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();
        queue.Holds(lane).ShouldBeTrue();

        House.Clock.Advance(TimeSpan.FromSeconds(options.LeaseSeconds));
        await WorkAsync(await AnotherProcessAsync());
        await late.RunAsync(lane, Stopping.At(Cancel));

        Ran.ShouldBe([(First, subject)]);
        late.Worked.ShouldBe(new WorkedOff(0, 0));
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_learns_that_a_lane_was_taken_over_holds_it_no_longer()
    {
        await AddAsync(NewPatient());
        var queue = House.Get<WorkQueue>();
        var lane = (await queue.ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();
        await queue.RenewAsync([lane], Cancel);
        queue.Holds(lane).ShouldBeTrue();

        await House.ForgeAsync($"update lanes set fence = fence + 1");
        await queue.RenewAsync([lane], Cancel);

        queue.Holds(lane).ShouldBeFalse();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_lane_that_was_given_back_is_not_held_again_by_a_renewal_that_comes_late()
    {
        var patient = NewPatient();
        await AddAsync(patient);
        var queue = House.Get<WorkQueue>();
        var lane = (await queue.ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();
        using var saver = new WorkSaver(House.Store, queue);
        await saver.ReleaseAsync(lane);

        await queue.RenewAsync([lane], Cancel);

        queue.Holds(lane).ShouldBeFalse();
        (await queue.ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem().Fence.ShouldBe(lane.Fence + 1);
    }

    private sealed class LateStep(ConcurrentQueue<(string, Guid)> ran) : IWorkStep
    {
        public string Name => Unknown;

        public Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
        {
            ran.Enqueue((Name, item.SubjectId));
            return Task.FromResult(StepResult.Nothing);
        }
    }
}

public sealed class LaneWorkOnSqlite() : LaneWorkTests(TestedDatabase.Sqlite);

public sealed class LaneWorkOnPostgres() : LaneWorkTests(TestedDatabase.Postgres);
