using Shouldly;
using TherapyJournal.Evals.Assistants.Rules;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants.Rules;

/// <summary>Who is asked twice is not heard.</summary>
public sealed class RepetitionTests
{
    [Theory]
    [InlineData("What helped you today?", "What helped you today, then?")]
    [InlineData("How was work on Monday?", "how was work on monday")]
    public void Almost_the_same_question_is_seen(string one, string other) =>
        Repetition.AreNear(one, other).ShouldBeTrue();

    [Theory]
    [InlineData("What helped you today?", "Who was at the door on Tuesday?")]
    [InlineData("What was the walk like?", "What was the call with your sister like?")]
    public void Different_questions_are_not_near(string one, string other) =>
        Repetition.AreNear(one, other).ShouldBeFalse();

    [Fact]
    public void What_is_quoted_makes_two_questions_no_different() =>
        Repetition.AreNear("“Sleep more”: what helped with it?", "“Walk daily”: what helped with it?").ShouldBeTrue();

    [Fact]
    public void Four_words_make_an_opening()
    {
        Repetition.OpenAlike("Thank you for this, today.", "Thank you for this line.").ShouldBeTrue();
        Repetition.OpenAlike("Thank you for the words.", "Thank you for a line.").ShouldBeFalse();
    }

    [Fact]
    public void Pairs_of_words_are_counted_over_all_questions()
    {
        Repetition.DistinctPairs(["what helped today", "what helped today"]).ShouldBe(0.5);
        Repetition.DistinctPairs(["what helped today", "who came by"]).ShouldBe(1);
        Repetition.DistinctPairs([]).ShouldBe(1);
    }
}
