using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class GroupCommitTests
{
    private const int Hanging = 60_000;
    private readonly List<IReadOnlyList<int>> commits = [];

    [Fact(Timeout = Hanging)]
    public async Task A_lone_item_is_committed_at_once()
    {
        using var group = new GroupCommit<int>(Keep, most: 4);

        await group.SubmitAsync(7);

        commits.ShouldBe([
            [7],
        ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_comes_while_a_commit_runs_shares_the_next_one_in_the_order_of_coming()
    {
        var firstIsCommitting = new TaskCompletionSource();
        using var group = new GroupCommit<int>(
            async batch =>
            {
                await Keep(batch);
                await firstIsCommitting.Task;
            },
            most: 3
        );

        var all = Enumerable.Range(1, 6).Select(group.SubmitAsync).ToList();
        firstIsCommitting.SetResult();
        await Task.WhenAll(all);

        commits.ShouldBe([
            [1],
            [2, 3, 4],
            [5, 6],
        ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_comes_at_once_is_committed_together()
    {
        using var group = new GroupCommit<int>(Keep, most: 3);

        await group.SubmitAllAsync([1, 2, 3, 4]);
        await group.SubmitAllAsync([]);

        commits.ShouldBe([
            [1, 2, 3],
            [4],
        ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task One_bad_item_does_not_fail_its_neighbours()
    {
        var opened = new TaskCompletionSource();
        using var group = new GroupCommit<int>(
            async batch =>
            {
                await opened.Task;
                if (batch.Contains(3))
                {
                    throw new InvalidDataException("3 is bad");
                }
                await Keep(batch);
            },
            most: 10
        );

        var all = Enumerable.Range(1, 5).Select(group.SubmitAsync).ToList();
        opened.SetResult();

        (await Should.ThrowAsync<InvalidDataException>(all[2])).Message.ShouldBe("3 is bad");
        await Task.WhenAll(all[0], all[1], all[3], all[4]);
        commits.SelectMany(c => c).ShouldBe([1, 2, 4, 5]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_is_committed_is_not_committed_again_where_what_follows_fails()
    {
        using var group = new GroupCommit<int>(
            async batch =>
            {
                await Keep(batch);
                throw new CommittedException(new IOException("no room"));
            },
            most: 10
        );

        await Should.ThrowAsync<IOException>(() => group.SubmitAllAsync([1, 2, 3]));

        commits.ShouldBe([
            [1, 2, 3],
        ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Many_callers_at_once_are_each_committed_exactly_once()
    {
        using var group = new GroupCommit<int>(
            async batch =>
            {
                await Task.Yield();
                await Keep(batch);
            },
            most: 16
        );

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Task.Run(() => group.SubmitAsync(i))));

        commits.SelectMany(c => c).Order().ShouldBe(Enumerable.Range(0, 2000));
        commits.ShouldAllBe(c => c.Count <= 16);
    }

    // No lock: two commits at once would be the fault.
    private Task Keep(IReadOnlyList<int> batch)
    {
        commits.Add(batch);
        return Task.CompletedTask;
    }
}
