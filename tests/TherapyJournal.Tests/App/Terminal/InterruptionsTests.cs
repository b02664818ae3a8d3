using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class InterruptionsTests
{
    [Fact]
    public void While_somebody_writes_Ctrl_C_ends_the_writing_and_else_the_program()
    {
        using var interruptions = new Interruptions();
        using (var writing = interruptions.Write())
        {
            interruptions.CtrlC();
            writing.Ends.IsCancellationRequested.ShouldBeTrue();
            interruptions.Ending.IsCancellationRequested.ShouldBeFalse();
        }
        interruptions.CtrlC();
        interruptions.Ending.IsCancellationRequested.ShouldBeTrue();
        interruptions.NobodyIsThere.ShouldBeFalse();
    }

    [Fact]
    public void Whoever_closes_the_window_is_not_there_any_more()
    {
        using var interruptions = new Interruptions();
        interruptions.Leave();
        interruptions.NobodyIsThere.ShouldBeTrue();
        interruptions.Ending.IsCancellationRequested.ShouldBeTrue();
    }
}
