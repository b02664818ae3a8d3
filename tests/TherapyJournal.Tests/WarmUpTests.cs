using Shouldly;
using Xunit;

namespace TherapyJournal.Tests;

public sealed class WarmUpTests
{
    [Fact]
    public async Task What_every_command_does_first_can_be_rehearsed_also_several_times_at_once()
    {
        // It throws where a question no longer fits its table.
        await Should.NotThrowAsync(WarmUp.RehearseAsync);
        await Should.NotThrowAsync(() => Task.WhenAll(WarmUp.RehearseAsync(), WarmUp.RehearseAsync()));
    }
}
