using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 steps")]
    [InlineData(1, "1 step")]
    [InlineData(2, "2 steps")]
    public void Only_one_is_in_the_singular(long count, string counted) =>
        Counted.Of(count, "step", "steps").ShouldBe(counted);
}
