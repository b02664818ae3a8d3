using NodaTime;
using Shouldly;
using TherapyJournal.Insight.Trends;
using Xunit;

namespace TherapyJournal.Tests.Insight.Trends;

public sealed class LengthTrendTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    [Theory]
    [InlineData("", "No entry was shared in these weeks.")]
    [InlineData("1", "1 entry of 1 word: too few entries to say more.")]
    [InlineData("80 20 140", "3 entries of 20 to 140 words: too few entries to say more.")]
    [InlineData("20 20", "2 entries of 20 words: too few entries to say more.")]
    [InlineData(
        "10 20 20 30 30 30 50 90",
        "8 entries, 30 words in the middle: longer in the later half, 40 in the middle after 20."
    )]
    [InlineData(
        "90 60 60 60 500 20 20 40 40",
        "9 entries, 60 words in the middle: shorter in the later half, 30 in the middle after 60."
    )]
    [InlineData(
        "40 40 40 40 50 50 50 50",
        "8 entries, 45 words in the middle: about as long in the later half as in the earlier."
    )]
    [InlineData(
        "0 0 0 0 0 0 0 0",
        "8 entries, 0 words in the middle: about as long in the later half as in the earlier."
    )]
    public void Lengths_are_compared_by_their_halves_where_there_are_eight(string words, string said) =>
        LengthTrend.Of(Entries(words, days: 3)).Sentence.ShouldBe(said);

    [Fact]
    public void Eight_entries_of_some_days_are_not_compared() =>
        LengthTrend
            .Of(Entries("1 1 1 1 9 9 9 9", days: 1))
            .Sentence.ShouldBe("8 entries, 5 words in the middle: too close together to compare.");

    [Fact]
    public void A_week_without_an_entry_has_no_length_and_each_other_that_of_its_middle_one() =>
        LengthTrend
            .Of([(Monday, 10), (Monday.PlusDays(6), 40), (Monday.PlusDays(14), 7)])
            .Numbers.ShouldBe([new(Monday, 25), new(Monday.PlusDays(14), 7)]);

    private static List<(LocalDate, int)> Entries(string words, int days) =>
        [
            .. words
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select((w, at) => (Monday.PlusDays(at * days), int.Parse(w, null))),
        ];
}
