using Shouldly;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class StoppingTests(TestedDatabase on) : WorkTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Asked_to_stop_it_ends_the_step_in_hand_and_gives_the_rest_back()
    {
        var patient = NewPatient();
        var (inHand, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        Act(
            First,
            async (item, cancel) =>
            {
                inHand.TrySetResult();
                await mayEnd.Task.WaitAsync(cancel);
                return new StepResult.Done(Mark(First, item.SubjectId));
            }
        );
        var (first, second) = (await AddAsync(patient), await AddAsync(patient));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var working = House.Get<Worker>().RunAsync(TimeSpan.FromMinutes(1), stop.Token);
        await inHand.Task.WaitAsync(Cancel);

        await stop.CancelAsync();
        mayEnd.SetResult();

        await Should.ThrowAsync<OperationCanceledException>(working);
        (await MarksAsync()).ShouldBe([(First, first)]);
        var left = (await ItemsAsync()).ShouldHaveSingleItem();
        (left.SubjectId, left.Fault).ShouldBe((second, null));
        // Given back: another worker need not wait for the lease.
        (await (await AnotherProcessAsync()).Get<WorkQueue>().ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_step_that_does_not_end_in_its_grace_is_broken_off_and_given_back()
    {
        var inHand = new TaskCompletionSource();
        Act(
            First,
            async (_, cancel) =>
            {
                inHand.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancel);
                return StepResult.Nothing;
            }
        );
        await AddAsync(NewPatient());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var working = House.Get<Worker>().RunAsync(TimeSpan.FromMilliseconds(200), stop.Token);
        await inHand.Task.WaitAsync(Cancel);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(working);
        (await ItemsAsync()).ShouldHaveSingleItem().Fault.ShouldBeNull();
        (await Queue.ClaimAsync(1, null, Cancel)).ShouldHaveSingleItem();
    }
}

public sealed class StoppingOnSqlite() : StoppingTests(TestedDatabase.Sqlite);

public sealed class StoppingOnPostgres() : StoppingTests(TestedDatabase.Postgres);
