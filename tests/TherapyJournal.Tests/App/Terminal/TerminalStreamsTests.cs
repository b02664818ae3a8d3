using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class TerminalStreamsTests
{
    [Theory]
    [InlineData(100, "60", 100)]
    [InlineData(7, null, 20)]
    [InlineData(0, "60", 60)]
    [InlineData(0, "5", 20)]
    [InlineData(0, "wide", 80)]
    [InlineData(0, "0", 80)]
    [InlineData(0, null, 80)]
    public void A_window_without_a_size_is_as_wide_as_COLUMNS_says(int window, string? columns, int width) =>
        TerminalStreams.ColumnsOf(window, name => name == "COLUMNS" ? columns : null).ShouldBe(width);
}
