using Shouldly;
using TherapyJournal.Evals.Assistants.Rules;
using Xunit;

namespace TherapyJournal.Evals.Tests.Assistants.Rules;

/// <summary>Flesch–Kincaid, counted by hand for a few sentences.</summary>
public sealed class ReadingLevelTests
{
    [Theory]
    [InlineData("cat", 1)]
    [InlineData("made", 1)]
    [InlineData("table", 2)]
    [InlineData("walked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("evening", 3)]
    [InlineData("interpretation", 5)]
    [InlineData("46", 1)]
    public void Syllables_are_counted(string word, int syllables) => ReadingLevel.Syllables(word).ShouldBe(syllables);

    [Fact]
    public void The_grade_follows_the_formula() =>
        // Six words, one sentence, seven syllables: 2.34 + 13.77 - 15.59.
        ReadingLevel.Grade(["The cat sat on the table."]).ShouldBe(0.39 * 6 + 11.8 * 7 / 6 - 15.59, tolerance: 0.001);

    [Fact]
    public void Plain_words_stay_below_eight_and_learned_ones_do_not()
    {
        ReadingLevel.Grade(["What did you do when the bus did not come?"]).ShouldBeLessThan(4);
        ReadingLevel
            .Grade(["Which interpersonal considerations contributed to yesterday's emotional dysregulation?"])
            .ShouldBeGreaterThan(8);
    }

    [Fact]
    public void Nothing_asks_for_no_school() => ReadingLevel.Grade([]).ShouldBe(0);
}
