using Shouldly;
using TherapyJournal.Insight.Trends;
using Xunit;

namespace TherapyJournal.Tests.Insight.Trends;

public sealed class FeelingWordsTests
{
    [Theory]
    [InlineData("I was happy and a little sad.", 1, 1)]
    [InlineData("Slept badly. Anxious all day, angry at night.", 0, 2)]
    [InlineData("I felt good. Then I felt   down.", 1, 1)]
    [InlineData("At PEACE, for once.", 1, 0)]
    [InlineData("Ich war traurig. Je suis content.", 0, 0)]
    [InlineData("", 0, 0)]
    public void Words_of_feelings_are_counted(string text, int pleasant, int unpleasant) =>
        FeelingWords.In(text).ShouldBe((pleasant, unpleasant));

    [Theory]
    [InlineData("I was not happy.")]
    [InlineData("I didn’t feel so anxious today.")]
    [InlineData("Never sad, no fear.")]
    [InlineData("I am less worried.")]
    public void What_is_denied_counts_for_neither_side(string text) => FeelingWords.In(text).ShouldBe((0, 0));

    [Theory]
    [InlineData("I was not happy but calm.", 1, 0)]
    [InlineData("Not today, I was sad.", 0, 1)]
    public void A_denial_ends_with_its_clause(string text, int pleasant, int unpleasant) =>
        FeelingWords.In(text).ShouldBe((pleasant, unpleasant));

    [Theory]
    [InlineData("I want to be happy.")]
    [InlineData("I would be ashamed.")]
    [InlineData("If I were calm and relaxed.")]
    public void What_is_wished_for_or_thought_of_is_not_felt(string text) => FeelingWords.In(text).ShouldBe((0, 0));

    [Theory]
    [InlineData("My mother was sad.", 0, 0)]
    [InlineData("He shouted, angry as ever.", 0, 0)]
    [InlineData("My son was happy and I was proud.", 1, 0)]
    [InlineData("She left. Sad all evening.", 0, 1)]
    public void What_somebody_else_feels_is_not_the_writers(string text, int pleasant, int unpleasant) =>
        FeelingWords.In(text).ShouldBe((pleasant, unpleasant));
}
