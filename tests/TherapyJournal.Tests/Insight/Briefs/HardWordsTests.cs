using Shouldly;
using TherapyJournal.Assistants.Bank;
using TherapyJournal.Insight.Briefs;
using Xunit;

namespace TherapyJournal.Tests.Insight.Briefs;

public sealed class HardWordsTests
{
    [Theory]
    [InlineData("The pills make me tired, but Dr Weber says to carry on.")]
    [InlineData("I cut the bread with the new knife.")]
    [InlineData("I attempted the crossword and said goodbye to it.")]
    public void What_may_be_means_is_no_danger_by_itself(string text) =>
        HardWords.In(new SentenceView(text, at: 0)).ShouldNotContain(HardWords.Danger);

    [Theory]
    [InlineData("I counted the pills and thought of dying.")]
    [InlineData("I want to die.")]
    [InlineData("My uncle died in May.")]
    public void Death_and_harm_are_named_first(string text) =>
        HardWords.In(new SentenceView(text, at: 0))[0].ShouldBe(HardWords.Danger);

    [Fact]
    public void What_the_screen_stopped_at_is_danger_whatever_its_words() =>
        HardWords
            .In(new SentenceView("I gave the pills away.", at: 0) { IsRaised = true })[0]
            .ShouldBe(HardWords.Danger);
}
