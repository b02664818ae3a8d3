using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class WritingTests
{
    private const string Asks = "Keep what you wrote?";

    [Fact]
    public async Task Lines_up_to_a_full_stop_are_the_words()
    {
        var (answer, desk) = await WriteAsync("I slept.\r\rWell.\r.\r");
        answer.ShouldBe(new Answer.Given("I slept.\n\nWell."));
        desk.Output.ShouldNotContain(Asks);
    }

    [Fact]
    public async Task Ctrl_D_ends_them_in_the_middle_of_a_line() =>
        (await WriteAsync("I slept.\rWe" + TypedKeys.CtrlD)).Answer.ShouldBe(new Answer.Given("I slept.\nWe"));

    [Theory]
    [InlineData("y\r")]
    [InlineData("perhaps\ryes\r")]
    [InlineData(TypedKeys.CtrlC)]
    [InlineData("n" + TypedKeys.CtrlC)]
    [InlineData(TypedKeys.CtrlD)]
    [InlineData(TypedKeys.Signal)]
    [InlineData("")]
    public async Task Ctrl_C_asks_and_everything_but_a_no_keeps_what_stands_there(string then)
    {
        var (answer, desk) = await WriteAsync("I slept.\rBut the" + TypedKeys.CtrlC + then);
        answer.ShouldBe(new Answer.Given("I slept.\nBut the"));
        desk.Output.ShouldContain(Asks + " (yes / no)");
        desk.Output.ShouldNotContain("discarded");
    }

    [Fact]
    public async Task A_no_discards_says_so_and_ends()
    {
        var keys = new TypedKeys("I slept." + TypedKeys.CtrlC + "no\r");
        var desk = Open(keys);
        await Should.ThrowAsync<OperationCanceledException>(() => desk.Screen.AskForWordsAsync(Ending(desk)));
        desk.Output.ShouldEndWith("What you wrote is discarded; nothing of it was kept.\n");
        Ending(desk).IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [InlineData(TypedKeys.CtrlC)]
    [InlineData("  \r" + TypedKeys.CtrlC)]
    public async Task With_nothing_written_Ctrl_C_ends_at_once(string typed)
    {
        var desk = Open(new TypedKeys(typed));
        await Should.ThrowAsync<OperationCanceledException>(() => desk.Screen.AskForWordsAsync(Ending(desk)));
        desk.Output.ShouldNotContain(Asks);
        Ending(desk).IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [InlineData("I slept." + TypedKeys.Signal)]
    [InlineData("I slept.")]
    public async Task A_closed_window_keeps_what_stands_there_and_no_more_is_asked(string typed)
    {
        var desk = Open(new TypedKeys(typed));
        var screen = desk.Screen;
        (await screen.AskForWordsAsync(Ending(desk))).ShouldBe(new Answer.Given("I slept."));
        desk.Output.ShouldNotContain(Asks);
        Ending(desk).IsCancellationRequested.ShouldBeFalse();
        (await screen.AskAsync("Name", null, Ending(desk))).ShouldBe(new Answer.Closed());
    }

    [Theory]
    [InlineData("I slept.")]
    [InlineData("I slept." + TypedKeys.CtrlC)]
    [InlineData("I slept." + TypedKeys.CtrlC + "n")]
    public async Task Nothing_is_written_to_a_window_that_is_closed_before_the_words_are_handed_on(string typed)
    {
        var keys = new TypedKeys(typed);
        var streams = Open(keys).Streams with { Output = new Window(keys) };
        (await new TerminalScreen(streams).AskForWordsAsync(streams.Interruptions.Ending)).ShouldBe(
            new Answer.Given("I slept.")
        );
    }

    [Fact]
    public async Task After_the_writing_Ctrl_C_ends_the_program_again()
    {
        var desk = Open(new TypedKeys("I slept.\r.\rno" + TypedKeys.CtrlC + "pe\r"));
        var screen = desk.Screen;
        (await screen.AskForWordsAsync(Ending(desk))).ShouldBe(new Answer.Given("I slept."));
        await Should.ThrowAsync<OperationCanceledException>(() => screen.AskAsync("Name", null, Ending(desk)));
    }

    private static Desk Open(TypedKeys keys) => new(terminal: true, keys: keys, environment: ("NO_COLOR", "1"));

    private static CancellationToken Ending(Desk desk) => desk.Streams.Interruptions.Ending;

    private static async Task<(Answer Answer, Desk Desk)> WriteAsync(string typed)
    {
        var desk = Open(new TypedKeys(typed));
        return (await desk.Screen.AskForWordsAsync(Ending(desk)), desk);
    }

    /// <summary>A terminal whose window can be closed, as the system has it then.</summary>
    private sealed class Window(TypedKeys keys) : StringWriter
    {
        public override void Write(char value) => Show(() => base.Write(value));

        public override void Write(string? value) => Show(() => base.Write(value));

        private void Show(Action write)
        {
            if (keys.IsClosed)
                throw new IOException();
            write();
        }
    }
}
