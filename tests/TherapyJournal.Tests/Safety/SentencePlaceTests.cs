using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public sealed class SentencePlaceTests
{
    [Theory]
    [InlineData(2, 3, 4, "is a")]
    [InlineData(2, 0, 12, "It is a day.")]
    [InlineData(1, 3, 4, null)]
    [InlineData(2, -1, 4, null)]
    [InlineData(2, 3, 0, null)]
    [InlineData(2, 8, 5, null)]
    [InlineData(2, int.MaxValue, int.MaxValue, null)]
    public void The_sentence_is_shown_from_the_version_in_which_it_stands(
        int number,
        int start,
        int length,
        string? sentence
    ) => new SentencePlace(number, start, length).In("It is a day.", number: 2).ShouldBe(sentence);
}
