using Shouldly;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.Work;

public abstract class WorkPlacesTests(TestedDatabase on) : WorkTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task Who_waits_for_a_model_leaves_the_place_to_others_and_so_many_may_wait()
    {
        var (waiting, answered) = (0, new TaskCompletionSource());
        Act(
            First,
            async (_, _) =>
            {
                using var away = WorkPlaces.Leave();
                Interlocked.Increment(ref waiting);
                await answered.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
                return StepResult.Nothing;
            }
        );
        for (var i = 0; i < 30; i++)
        {
            await AddAsync(NewPatient());
        }
        var working = WorkAsync();
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref waiting) == 30));

        await AddAsync(NewPatient(), WorkEventKind.EntrySummarized);
        await UntilAsync(() => Task.FromResult(Ran.Any(r => r.Step == FollowUp)));
        answered.SetResult();
        await working;

        Ran.Count.ShouldBe(31);
    }

    [Fact]
    public async Task Of_two_who_wait_in_one_place_the_last_comes_back_to_it()
    {
        var places = new WorkPlaces(most: 1, mostAway: 2);
        await places.TakeAsync(async () =>
        {
            await Task.Yield();
            places.Free.ShouldBe(0);
            var (one, other, left) = (WorkPlaces.Leave(), WorkPlaces.Leave(), places.Left);
            places.Free.ShouldBe(1);
            one!.Dispose();
            places.Free.ShouldBe(1);
            other!.Dispose();
            places.Free.ShouldBe(0);
            left.IsCompleted.ShouldBeFalse();
        });
        places.Free.ShouldBe(1);
        WorkPlaces.Leave().ShouldBeNull();
    }

    [Fact]
    public async Task Where_none_may_wait_whoever_waits_keeps_the_place()
    {
        var places = new WorkPlaces(most: 1, mostAway: 0);
        await places.TakeAsync(() =>
        {
            using var away = WorkPlaces.Leave();
            places.Free.ShouldBe(0);
            return Task.CompletedTask;
        });
    }
}

public sealed class WorkPlacesOnSqlite() : WorkPlacesTests(TestedDatabase.Sqlite);

public sealed class WorkPlacesOnPostgres() : WorkPlacesTests(TestedDatabase.Postgres);
