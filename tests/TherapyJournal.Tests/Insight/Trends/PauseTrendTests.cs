using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Trends;
using Xunit;

namespace TherapyJournal.Tests.Insight.Trends;

/// <summary>Days are counted from Monday, 2 March 2026, as 0.</summary>
public sealed class PauseTrendTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    [Theory]
    [InlineData("", 3, "No entry was shared in these weeks.")]
    [InlineData("-30", 3, "No entry was shared in these weeks; the last was written 33 days ago, on 31 Jan 2026.")]
    [InlineData("0 1", 1, "2 entries, the last written today: too few entries to say how long the pauses are.")]
    [InlineData(
        "-9 -8 -7 -6 -5 -4 -3 0",
        1,
        "1 entry, the last written yesterday: too few entries to say how long the pauses are."
    )]
    [InlineData(
        "0 1 2 3 13 14 15 20",
        22,
        "The longest pause was 9 days, 6 Mar 2026 to 14 Mar 2026; the last entry was written 2 days ago, on 22 Mar 2026."
    )]
    [InlineData(
        "-40 1 2 3 4 5 6 7 8",
        8,
        "The longest pause was 40 days, 22 Jan 2026 to 2 Mar 2026; the last entry was written today."
    )]
    [InlineData(
        "0 1 2 3 4 5 6 8",
        30,
        "Nothing was shared since 10 Mar 2026, 22 days: the longest pause of these weeks."
    )]
    [InlineData(
        "0 1 2 3 4 5 6 8",
        15,
        "The longest pause was 1 day, 9 Mar 2026; the last entry was written 7 days ago, on 10 Mar 2026."
    )]
    [InlineData(
        "0 1 2 3 4 5 6 7",
        8,
        "No day without an entry lies between these entries; the last was written yesterday."
    )]
    [InlineData(
        "0 1 2 3 4 5 6 7 9",
        7,
        "No day without an entry lies between these entries; the last was written today."
    )]
    public void The_longest_is_named_where_there_are_eight_entries(string days, int today, string said) =>
        Of(days, today).Sentence.ShouldBe(said);

    [Fact]
    public void Those_of_more_than_a_week_are_listed_also_one_that_began_before_or_goes_on() =>
        Of("-20 -10 1 9 18", today: 26)
            .Numbers.ShouldBe([
                new(Monday.PlusDays(-9), 10, IsRunning: false),
                new(Monday.PlusDays(10), 8, IsRunning: false),
                new(Monday.PlusDays(19), 8, IsRunning: true),
            ]);

    private static Trend<Pause> Of(string days, int today) =>
        PauseTrend.Of(
            days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(d => Monday.PlusDays(int.Parse(d, null))),
            Monday,
            Monday.PlusDays(today)
        );
}
