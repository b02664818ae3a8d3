using NodaTime;
using Shouldly;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Times;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public sealed class AskedQuestionTests
{
    private static readonly KnownDays Known = new(new LocalDate(2026, 11, 28));
    private static readonly AskedDays May = new(new LocalDate(2026, 5, 1), new LocalDate(2026, 5, 31));

    [Fact]
    public void A_time_in_it_bounds_the_days_and_is_no_word_of_it()
    {
        var asked = Ask("What helped with sleep in May?");

        asked.Days.ShouldBe(May);
        asked.Words.ShouldNotContain("May");
        asked.Understood.ShouldHaveSingleItem().ShouldContain("1 to 31 May 2026");
        asked.IsOfDaysAlone.ShouldBeFalse();
    }

    [Fact]
    public void Days_that_are_given_stand_above_those_in_the_words()
    {
        var question = new JournalQuestion("What helped in May?") { From = new LocalDate(2026, 1, 1) };

        AskedQuestion.Of(question, Known).Days.ShouldBe(new AskedDays(new LocalDate(2026, 1, 1), null));
    }

    [Fact]
    public void A_short_one_goes_on_with_the_words_of_the_one_before_and_with_its_days_unless_it_names_its_own()
    {
        var why = Ask("And why?", "What helped with sleep in May?");
        (why.Days, why.Words.Contains("sleep", StringComparison.Ordinal)).ShouldBe((May, true));
        why.Understood.ShouldHaveSingleItem();

        var june = Ask("And in June?", "What helped with sleep in May?");
        june.Days.ShouldBe(new AskedDays(new LocalDate(2026, 6, 1), new LocalDate(2026, 6, 30)));
        june.Words.ShouldContain("sleep");
        june.Words.ShouldNotContain("May");

        var other = Ask("Does her sister visit often?", "What helped with sleep in May?");
        (other.Days, other.Words).ShouldBe((AskedDays.All, "Does her sister visit often?"));
    }

    [Theory]
    [InlineData("What happened last week?", true)]
    [InlineData("What did they do in May?", true)]
    [InlineData("What happened?", false)]
    [InlineData("What helped last week?", false)]
    public void Who_asks_for_a_time_and_nothing_else_wants_what_there_is_in_it(string question, bool ofDaysAlone) =>
        Ask(question).IsOfDaysAlone.ShouldBe(ofDaysAlone);

    [Fact]
    public void The_first_time_and_the_last_are_orders() =>
        (Ask("When did she mention Otto for the first time?").Order, Ask("Who visited most recently?").Order).ShouldBe(
            (AskedOrder.EarliestFirst, AskedOrder.LatestFirst)
        );

    private static AskedQuestion Ask(string question, params string[] before) =>
        AskedQuestion.Of(new JournalQuestion(question) { Before = before }, Known);
}
