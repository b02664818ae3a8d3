using NodaTime;
using Shouldly;
using TherapyJournal.Journaling;
using TherapyJournal.Storage;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public sealed class WeekReviewTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Today = new(2026, 11, 26);

    [Fact]
    public void Each_entry_is_quoted_word_for_word_with_its_day_and_what_helped_stands_apart()
    {
        var week = Review(
            (
                Today.PlusDays(-2),
                "The meeting went on for ever. I argued with my boss about the deadline again.",
                false
            ),
            (Today, "The long walk by the river helped. I wrote to my sister after all these months.", false)
        );

        (week.Entries, week.Days).ShouldBe((2, 2));
        week.Helped.ShouldBe([new WeekQuotation(Today, "The long walk by the river helped.")]);
        week.Quotations.Select(q => q.On).ShouldBe([Today.PlusDays(-2), Today]);
        week.Quotations[1].Words.ShouldBe("I wrote to my sister after all these months.");
        WeekTexts.InFull(week).ShouldContain("Thursday: “I wrote to my sister after all these months.”");
    }

    [Fact]
    public void Nothing_at_which_the_screen_stops_and_nothing_of_death_is_met_again()
    {
        var week = Review(
            (Today, "I want to kill myself. We baked bread together.", false),
            (Today, "Heute Nacht bringe ich mich um. Ich habe mit meiner Schwester gekocht.", false),
            (Today, "My grandmother died on Tuesday morning. We cooked soup together.", false),
            (Today, "Nobody would miss me if I were gone.", false)
        );

        week.Entries.ShouldBe(4);
        week.Quotations.Select(q => q.Words).ShouldBe(["We cooked soup together."]);
    }

    [Fact]
    public void A_private_entry_counts_and_is_not_quoted()
    {
        var week = Review((Today, "I met the zebrafink by the lake again.", true));

        (week.Entries, week.Quotations.Count, week.Helped.Count).ShouldBe((1, 0, 0));
        WeekTexts.InFull(week).ShouldBe("Your week, 20 November to 26 November\n\nYou wrote once. Thank you for it.");
    }

    [Fact]
    public void Many_entries_are_quoted_from_the_whole_week_and_the_same_sentence_once()
    {
        var written = Enumerable
            .Range(0, 21)
            .Select(i => (Today.PlusDays(-6 + (i / 3)), $"I talked with neighbour number {i % 20} today.", false));

        var week = Review([.. written]);

        week.Quotations.Count.ShouldBe(WeekReview.MostQuotations);
        week.Quotations[0].On.ShouldBe(Today.PlusDays(-6));
        week.Quotations[^1].On.ShouldBe(Today);
        week.Quotations.ShouldBeUnique();
        week.Quotations.Select(q => q.On).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bad.")]
    [InlineData("👍 👍")]
    [InlineData("\n\n\t")]
    public void Hardly_anything_is_no_trouble(string text)
    {
        var week = Review((Today, text, false));

        week.Quotations.ShouldBeEmpty();
        WeekTexts.InFull(week).ShouldContain("You wrote once.");
    }

    [Fact]
    public void A_week_without_a_word_is_no_reproach() =>
        WeekTexts.InFull(Review()).ShouldContain("You have not written in these seven days, and that is all right.");

    private static WeekReview Review(params (LocalDate On, string Text, bool IsPrivate)[] written) =>
        WeekReview.Of(
            [
                .. written.Select(e =>
                {
                    var at = e.On.At(new LocalTime(20, 0)).InZoneLeniently(Berlin).ToInstant();
                    var content = new JournalEntryContent(
                        at.ToUnixTimeMilliseconds(),
                        e.Text,
                        e.IsPrivate,
                        1,
                        "terminal"
                    );
                    return new EntryView(RowId.New(new StandingClock()), 1, null, at, content);
                }),
            ],
            new HashSet<Guid>(),
            Today,
            Berlin
        );
}
