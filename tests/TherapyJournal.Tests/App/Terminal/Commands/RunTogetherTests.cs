using Shouldly;
using TherapyJournal.App.Terminal.Commands;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal.Commands;

public sealed class RunTogetherTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    public async Task Where_one_part_breaks_the_others_stop_and_its_fault_is_told() =>
        await Should.ThrowAsync<InvalidDataException>(
            RunTogether.UntilAsync(
                Cancel,
                stop => Task.Delay(Timeout.Infinite, stop),
                async _ =>
                {
                    await Task.Yield();
                    throw new InvalidDataException();
                }
            )
        );

    [Fact(Timeout = 30_000)]
    public async Task A_part_that_comes_to_its_end_leaves_the_others_running()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = RunTogether.UntilAsync(
            stop.Token,
            _ => Task.CompletedTask,
            until => Task.Delay(Timeout.Infinite, until)
        );
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancel);
        running.IsCompleted.ShouldBeFalse();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
    }
}
