using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class KeyboardTests
{
    [Fact]
    public void A_terminal_that_is_gone_cannot_be_set_and_costs_nobody_their_words() =>
        Should.NotThrow(() => new Keyboard(() => null, _ => throw new IOException()).TakeCtrlC(asKey: true));

    [Fact]
    public async Task A_key_that_comes_after_an_interruption_is_for_the_next_who_reads()
    {
        using var pressed = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var keyboard = new Keyboard(() =>
        {
            pressed.Wait(TestContext.Current.CancellationToken);
            return new ConsoleKeyInfo('x', ConsoleKey.X, shift: false, alt: false, control: false);
        });
        var interrupted = keyboard.ReadAsync(stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => interrupted);

        pressed.Set();

        (await keyboard.ReadAsync(TestContext.Current.CancellationToken))?.KeyChar.ShouldBe('x');
    }
}
