using System.Collections.Concurrent;
using Shouldly;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class WorkerTests(TestedDatabase on) : WorkTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Lanes_are_worked_side_by_side_and_each_by_one_worker_at_a_time()
    {
        var patients = Enumerable.Range(0, 4).Select(_ => NewPatient()).ToList();
        var (inside, meeting) = (new ConcurrentDictionary<Guid, int>(), new CountdownEvent(patients.Count));
        Act(
            First,
            async (item, cancel) =>
            {
                inside.AddOrUpdate(item.LaneId, 1, (_, n) => n + 1).ShouldBe(1);
                // Nobody leaves before all four lanes are at work.
                meeting.Signal(meeting.IsSet ? 0 : 1);
                await UntilAsync(() => Task.FromResult(meeting.IsSet));
                inside[item.LaneId] = 0;
                return StepResult.Nothing;
            }
        );
        foreach (var patient in patients)
        {
            await AddAsync(patient);
        }

        await WorkAsync();

        Ran.Count.ShouldBe(4);
    }

    [Fact(Timeout = Hanging)]
    public async Task An_alarm_goes_past_a_worker_whose_every_place_waits_for_a_model()
    {
        var (stuck, sounded) = (0, new TaskCompletionSource());
        Act(
            First,
            async (_, _) =>
            {
                Interlocked.Increment(ref stuck);
                await sounded.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
                return StepResult.Nothing;
            }
        );
        Act(
            Alarm,
            _ =>
            {
                sounded.TrySetResult();
                return StepResult.Nothing;
            }
        );
        // More than are worked at the same time, and more than are taken at once.
        for (var i = 0; i < 30; i++)
        {
            await AddAsync(NewPatient());
        }
        var working = WorkAsync();
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref stuck) >= 8));

        await AddAsync(NewPatient(), WorkEventKind.RiskRaised);
        await working;

        Ran.TakeWhile(r => r.Step != Alarm).Count().ShouldBe(8);
        Ran.Count.ShouldBe(31);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_dead_workers_lease_is_waited_for_and_its_work_taken_over()
    {
        var subject = await AddAsync(NewPatient());
        (await Queue.ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();

        var working = WorkAsync(await AnotherProcessAsync());
        await Task.Delay(TimeSpan.FromMilliseconds(400), Cancel);
        working.IsCompleted.ShouldBeFalse();
        Ran.ShouldBeEmpty();
        House.Clock.Advance(TimeSpan.FromSeconds(13));
        await working;

        Ran.ShouldBe([(First, subject)]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_living_workers_lease_is_waited_for_no_longer_than_15_seconds()
    {
        await AddAsync(NewPatient());
        var living = await Queue.ClaimAsync(1, null, Cancel);
        var working = WorkAsync(await AnotherProcessAsync());

        for (var second = 0; !working.IsCompleted; second++)
        {
            House.Clock.Advance(TimeSpan.FromSeconds(1));
            await Queue.RenewAsync(living, Cancel);
            await Task.Delay(TimeSpan.FromMilliseconds(second < 14 ? 5 : 200), Cancel);
        }

        await working;
        Ran.ShouldBeEmpty();
        (await ItemsAsync()).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_patients_own_work_is_drained_and_no_others()
    {
        var (ada, ben) = (NewPatient(), NewPatient());
        var subject = await AddAsync(ada, WorkEventKind.EntryRecorded);
        await AddAsync(ada, WorkEventKind.RiskRaised);
        var other = await AddAsync(ben);

        await House.Get<Worker>().DrainAsync(ada, TimeSpan.FromMinutes(1), Cancel);

        Ran.Count.ShouldBe(3);
        Ran.ShouldContain((Second, subject));
        (await ItemsAsync()).ShouldHaveSingleItem().SubjectId.ShouldBe(other);
    }

    [Fact(Timeout = Hanging)]
    public async Task Draining_gives_up_after_its_time_and_loses_nothing()
    {
        var patient = NewPatient();
        var subject = await AddAsync(patient);
        Act(
            First,
            async (_, cancel) =>
            {
                await Task.Delay(Timeout.Infinite, cancel);
                return StepResult.Nothing;
            }
        );

        await House.Get<Worker>().DrainAsync(patient, TimeSpan.FromMilliseconds(300), Cancel);

        // The lane was given back: nobody waits for its lease.
        (await ItemsAsync())
            .ShouldHaveSingleItem()
            .Fault.ShouldBeNull();
        Act(First, item => new StepResult.Done(Mark(First, item.SubjectId)));
        await WorkAsync();
        (await MarksAsync()).ShouldBe([(First, subject)]);
    }

    [Fact(Timeout = Hanging)]
    public async Task New_work_is_begun_while_a_slow_step_is_still_at_it()
    {
        var slowMayEnd = new TaskCompletionSource();
        var slow = await AddAsync(NewPatient());
        Act(
            First,
            async (item, _) =>
            {
                if (item.SubjectId == slow)
                {
                    await slowMayEnd.Task;
                }
                return new StepResult.Done(Mark(First, item.SubjectId));
            }
        );
        var working = WorkAsync();
        await UntilAsync(() => Task.FromResult(!Ran.IsEmpty));

        var quick = await AddAsync(NewPatient());
        await UntilAsync(async () => (await MarksAsync()).Contains((First, quick)));
        slowMayEnd.SetResult();
        await working;

        (await MarksAsync()).ShouldBe([(First, quick), (First, slow)]);
    }

    [Fact(Timeout = 2 * Hanging)]
    public async Task Two_workers_share_two_hundred_items_and_do_each_exactly_once()
    {
        Act(First, item => new StepResult.Done(Mark(First, item.SubjectId), Summarized(item)));
        Act(FollowUp, item => new StepResult.Done(Mark(FollowUp, item.SubjectId)));
        var patients = Enumerable.Range(0, 40).Select(_ => NewPatient()).ToList();
        var subjects = Enumerable.Range(0, 200).Select(_ => RowId.New(House.Clock)).ToList();
        await House.SaveAsync(async db =>
        {
            foreach (var (i, subject) in subjects.Index())
            {
                await Queue.AddAsync(db, new WorkEvent(WorkEventKind.EntryEdited, patients[i % 40], subject));
            }
        });
        var second = await AnotherProcessAsync();

        await Task.WhenAll(Task.Run(() => WorkAsync(), Cancel), Task.Run(() => WorkAsync(second), Cancel));

        var marks = await MarksAsync();
        marks.Where(m => m.Step == First).Select(m => m.Subject).Order().ShouldBe(subjects);
        marks.Where(m => m.Step == FollowUp).Select(m => m.Subject).Order().ShouldBe(subjects);
        Ran.Count.ShouldBe(400);
        foreach (var patient in patients.Index())
        {
            var own = subjects.Where((_, i) => i % 40 == patient.Index).ToList();
            marks.Where(m => m.Step == First && own.Contains(m.Subject)).Select(m => m.Subject).ShouldBe(own);
        }
    }
}

public sealed class WorkerOnSqlite() : WorkerTests(TestedDatabase.Sqlite);

public sealed class WorkerOnPostgres() : WorkerTests(TestedDatabase.Postgres)
{
    [Fact(Timeout = Hanging)]
    public async Task A_worker_outlasts_a_database_that_is_away_for_longer()
    {
        await using var wire = new Wire(Ground.Settings["DATABASE_URL"]!);
        Ground.Settings["DATABASE_URL"] = wire.Url;
        var house = await AnotherProcessAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var working = house.Get<Worker>().RunAsync(TimeSpan.Zero, stop.Token);
        await AddAsync(NewPatient());
        await UntilAsync(async () => (await ItemsAsync()).Count == 0);

        wire.Cut();
        var subject = await AddAsync(NewPatient());
        // Longer than a unit of work tries again.
        await Task.Delay(TimeSpan.FromSeconds(8), Cancel);
        working.IsCompleted.ShouldBeFalse();
        wire.Mend();
        await UntilAsync(async () => (await ItemsAsync()).Count == 0);

        Ran.Last().ShouldBe((First, subject));
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(working);
    }
}

public abstract class LeaseRenewalTests(TestedDatabase on) : WorkTest(on)
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Journal:Work:LeaseSeconds"] = "0.6";
    }

    [Fact(Timeout = Hanging)]
    public async Task A_step_that_takes_longer_than_its_lease_keeps_its_lane()
    {
        var mayEnd = new TaskCompletionSource();
        var patient = NewPatient();
        var subject = await AddAsync(patient);
        Act(
            First,
            async (item, _) =>
            {
                await mayEnd.Task;
                return new StepResult.Done(Mark(First, item.SubjectId));
            }
        );
        var working = WorkAsync();
        await UntilAsync(() => Task.FromResult(!Ran.IsEmpty));

        for (var i = 0; i < 5; i++)
        {
            House.Clock.Advance(TimeSpan.FromMilliseconds(400));
            await UntilAsync(async () => (await LaneAsync(patient.Value)).LeaseUntil == House.Clock.NowStored() + 600);
        }
        (await Queue.ClaimAsync(1, null, Cancel)).ShouldBeEmpty();
        mayEnd.SetResult();
        await working;

        (await MarksAsync()).ShouldBe([(First, subject)]);
    }
}

public sealed class LeaseRenewalOnSqlite() : LeaseRenewalTests(TestedDatabase.Sqlite);

public sealed class LeaseRenewalOnPostgres() : LeaseRenewalTests(TestedDatabase.Postgres);
