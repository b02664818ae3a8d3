using Shouldly;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants;

/// <summary>The command: what it does not understand it says, before anything runs or is asked.</summary>
public sealed class AssistantsEvaluationTests
{
    [Theory]
    [InlineData("assistants", "--cases")]
    [InlineData("assistants", "--cases", "0")]
    [InlineData("assistants", "--fallbacks", "2")]
    [InlineData("assistants", "--model", "gpt")]
    [InlineData("assistance")]
    public void What_is_not_understood_is_wrong_usage(params string[] arguments) => Run(arguments).ShouldBe(2);

    [Fact]
    public void A_case_that_is_not_there_is_refused() => Run("assistants", "--only", "nobody").ShouldBe(1);

#pragma warning disable RS0030 // Nothing here comes to the point of asking the time.
    private static int Run(params string[] arguments) => new Evaluations(TimeProvider.System).Run(arguments);
#pragma warning restore RS0030
}
