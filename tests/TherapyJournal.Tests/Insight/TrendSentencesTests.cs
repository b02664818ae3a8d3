using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public sealed class TrendSentencesTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    [Theory]
    [InlineData("0", "No entry was shared in these weeks.")]
    [InlineData("0 0 3", "3 entries in 2 weeks and this one: too few entries to say more.")]
    [InlineData("9 0 0 0 0 0 0 0", "9 entries in 7 weeks and this one: too few whole weeks to compare.")]
    [InlineData(
        "1 1 1 1 2 2 2 2 0",
        "12 entries in 8 weeks and this one: 8 in the last four whole weeks, 4 in the four before."
    )]
    [InlineData(
        "9 1 1 1 1 1 1 1 1 5",
        "22 entries in 9 weeks and this one: 4 in the last four whole weeks, as many as in the four before."
    )]
    public void How_often_is_counted_and_compared_where_there_is_enough(string weeks, string said) =>
        TrendSentences.Of(Weeks(weeks), first: Monday).Sentence.ShouldBe(said);

    [Theory]
    [InlineData(-30, "16 entries in 8 weeks and this one: 4 in the last four whole weeks, 12 in the four before.")]
    [InlineData(0, "16 entries in 8 weeks and this one: 4 in the last four whole weeks, 12 in the four before.")]
    [InlineData(1, "16 entries in 8 weeks and this one: too few whole weeks to compare.")]
    [InlineData(6, "16 entries in 8 weeks and this one: too few whole weeks to compare.")]
    public void The_week_of_the_very_first_entry_is_whole_where_that_was_written_on_the_monday(int day, string said) =>
        TrendSentences.Of(Weeks("9 1 1 1 1 1 1 1 0"), first: Monday.PlusDays(day)).Sentence.ShouldBe(said);

    [Theory]
    [InlineData("", "No mood was recorded in these weeks.")]
    [InlineData("5", "1 mood, 5: too few moods to say more.")]
    [InlineData("5 5", "2 moods, both 5: too few moods to say more.")]
    [InlineData("5 5 5", "3 moods, all 5: too few moods to say more.")]
    [InlineData("5 7 5 5 5", "5 moods, from 5 to 7: too few moods to say more.")]
    [InlineData("2 3 4 6 6 8", "6 moods, from 2 to 8: higher in the later half, 6 in the middle after 3.")]
    [InlineData("8 7 6 0 3 3 2", "7 moods, from 0 to 8: lower in the later half, 3 in the middle after 7.")]
    [InlineData("3 4 5 5 3 4 5 6", "8 moods, from 3 to 6: about the same in the later half as in the earlier.")]
    [InlineData("1 2 3 4 4 5 6 7", "8 moods, from 1 to 7: higher in the later half, 5.5 in the middle after 2.5.")]
    public void Ratings_are_compared_by_their_halves_where_there_are_six(string ratings, string said) =>
        TrendSentences.Of(Ratings(ratings, days: 3), "mood", "moods").Sentence.ShouldBe(said);

    [Fact]
    public void Six_ratings_of_some_days_are_not_compared() =>
        TrendSentences
            .Of(Ratings("1 1 1 9 9 9", days: 1), "rating", "ratings")
            .Sentence.ShouldBe("6 ratings, from 1 to 9: too close together to compare.");

    [Theory]
    [InlineData("9", "1 entry: too few entries to say at which time of day.")]
    [InlineData("22 22 22 22 22 22 22 22", "All 8 entries were written in the evening (17:00 to 23:00).")]
    [InlineData("23 0 4 3 9 12 18 18", "4 of 8 entries were written at night (23:00 to 05:00).")]
    [InlineData("23 0 5 6 7 11 12 17 18", "9 entries, at no one time: no part of the day has half of them.")]
    public void The_time_of_day_is_said_where_half_of_the_entries_are_of_one_part(string hours, string said) =>
        TrendSentences.Of(Hours(hours), leftOut: 0).Sentence.ShouldBe(said);

    [Theory]
    [InlineData("7 8 9 10 18 19 20 21")]
    [InlineData("12 13 14 15 23 0 1 2")]
    public void Two_parts_of_the_day_with_half_of_the_entries_each_are_no_one_time(string hours) =>
        TrendSentences
            .Of(Hours(hours), leftOut: 0)
            .Sentence.ShouldBe("8 entries, at no one time: two parts of the day have half of them each.");

    [Theory]
    [InlineData("", 1, "1 entry, dated by hand or taken over, counts towards no hour.")]
    [InlineData("", 2, "2 entries, dated by hand or taken over, count towards no hour.")]
    [InlineData(
        "22 22 22 22 22 22 22 22",
        1,
        "All 8 entries were written in the evening (17:00 to 23:00). "
            + "1 more entry, dated by hand or taken over, counts towards no hour."
    )]
    [InlineData(
        "9",
        12,
        "1 entry: too few entries to say at which time of day. "
            + "12 more entries, dated by hand or taken over, count towards no hour."
    )]
    public void Entries_without_an_hour_are_counted_beside_the_time_of_day(string hours, int leftOut, string said) =>
        TrendSentences.Of(Hours(hours), leftOut).Sentence.ShouldBe(said);

    [Fact]
    public void No_sentence_is_a_diagnosis_or_a_judgement()
    {
        string[] sentences =
        [
            TrendSentences.Of(Ratings("0 0 0 9 9 9", days: 9), "mood", "moods").Sentence,
            TrendSentences.Of(Ratings("9 9 9 0 0 0", days: 9), "mood", "moods").Sentence,
        ];
        foreach (var word in (string[])["better", "worse", "improv", "depress", "severe", "risk", "normal"])
        {
            sentences.ShouldAllBe(s => !s.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static List<WeekOfEntries> Weeks(string weeks) =>
        [.. Numbers(weeks).Index().Select(w => new WeekOfEntries(Monday.PlusWeeks(w.Index), w.Item))];

    private static List<HourOfEntries> Hours(string hours)
    {
        var of = Numbers(hours).CountBy(h => h).ToDictionary();
        return [.. Enumerable.Range(0, 24).Select(h => new HourOfEntries(h, of.GetValueOrDefault(h)))];
    }

    private static List<RatedMoment> Ratings(string ratings, int days) =>
        [
            .. Numbers(ratings)
                .Index()
                .Select(r => new RatedMoment(Monday.PlusDays(r.Index * days).At(LocalTime.Noon), r.Item)),
        ];

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture));
}
