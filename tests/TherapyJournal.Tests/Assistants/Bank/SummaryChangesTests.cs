using NodaTime;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class SummaryChangesTests
{
    private const string ThirdInARow = "Mentions sleep for the third entry in a row.";

    private static readonly LocalDate Day = new(2026, 11, 5);

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, "The first shared entry in 8 days.")]
    [InlineData(400, "The first shared entry in 400 days.")]
    [InlineData(-3, null)]
    public void A_pause_of_more_than_a_week_is_counted_in_days(int daysAgo, string? change) =>
        SummaryChanges.Of("The gulls were loud.", Day, [("The bells.", Day.PlusDays(-daysAgo))]).ShouldBe(change);

    [Theory]
    [InlineData(ThirdInARow, "I slept badly.", "I lay awake.")]
    [InlineData(ThirdInARow, "The gulls.", "I slept badly.", "I lay awake.")]
    [InlineData(null, "I was tired.", "I slept badly.", "I lay awake.")]
    [InlineData(null, "I slept badly.", "The gulls.")]
    [InlineData(null, "The gulls.", "I slept badly.")]
    [InlineData(null, "I slept badly.")]
    [InlineData(null)]
    public void A_theme_is_named_at_the_third_entry_in_a_row_and_not_again_at_the_fourth(
        string? change,
        params string[] before
    ) =>
        SummaryChanges
            .Of("I slept until six.", Day, [.. before.Select(text => (text, Day.PlusDays(-1)))])
            .ShouldBe(change);

    [Fact]
    public void Of_several_themes_the_one_that_is_mentioned_most_is_named() =>
        SummaryChanges
            .Of(
                "I slept, and my boss rang. Work, work.",
                Day,
                [("I slept after work.", Day), ("At work I was tired.", Day)]
            )
            .ShouldBe("Mentions work for the third entry in a row.");

    [Fact]
    public void A_pause_says_more_than_a_theme() =>
        SummaryChanges
            .Of("I slept.", Day, [("I slept.", Day.PlusDays(-12)), ("I slept.", Day.PlusDays(-12))])
            .ShouldBe("The first shared entry in 12 days.");
}
