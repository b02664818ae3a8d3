using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class ExtractiveSummaryTests
{
    private const string Entry = """
        Got up late. I slept badly again and lay awake until four.
        Work was loud and my boss moved the deadline. I had soup for lunch.
        But the walk by the canal helped. In the evening I watched something.
        I would really like to be able to say no to my sister, but she always calls.
        """;

    private static readonly IReadOnlyList<(Guid, string)> SleepThrough = [(Guid.Empty, "sleep through")];

    [Fact]
    public void An_ordinary_entry_becomes_a_few_whole_sentences_in_their_order()
    {
        var summary = ExtractiveSummary.Of(Entry, SleepThrough);

        summary
            .Sentences.Select(sentence => sentence.Quotation)
            .ShouldBe([
                "I slept badly again and lay awake until four.",
                "But the walk by the canal helped.",
                "I would really like to be able to say no to my sister, but she always calls.",
            ]);
        summary.Insights.ShouldBe([
            "Touches the goal “sleep through” in 1 of 7 sentences.",
            "Names something that helped.",
        ]);
        summary.Notification.ShouldBe(
            "56 words, about sleep and work. “I would really like to be able to say no to my sister, but she always calls.”"
        );
        summary.SuggestedGoal.ShouldBe(
            new SuggestedWish(
                "be able to say no to my sister",
                "I would really like to be able to say no to my sister, but she always calls."
            )
        );
    }

    [Fact]
    public void What_is_grave_is_always_among_the_sentences_and_in_the_notification_and_suggests_no_goal()
    {
        var filler = string.Join(
            ' ',
            Enumerable.Range(0, 60).Select(i => $"The walk number {i} helped and I felt good about work.")
        );

        var summary = ExtractiveSummary.Of(filler + " Sometimes I think of dying. I want to learn to cook.", []);

        summary.Sentences.ShouldContain(sentence => sentence.Quotation == "Sometimes I think of dying.");
        summary.Notification.ShouldEndWith("“Sometimes I think of dying.”");
        summary.SuggestedGoal.ShouldBeNull();
    }

    [Fact]
    public void What_the_screen_stopped_at_opens_the_summary_however_much_it_is()
    {
        string[] raised =
        [
            "I counted them twice.",
            "Nobody will notice.",
            "It is for the best.",
            "I wrote to my brother.",
        ];
        var entry = "The walk helped me today. " + string.Join(" It rained again. ", raised);
        var spans = raised.Select(r => (entry.IndexOf(r, StringComparison.Ordinal) + 2, 4)).ToList();

        var summary = ExtractiveSummary.Of(entry, [], spans);

        summary.Sentences.Where(s => s.IsRaised).Select(s => s.Quotation).ShouldBe(raised);
        summary.Sentences.Take(4).ShouldAllBe(s => s.IsRaised);
        raised.ShouldContain(r => summary.Notification.Contains(r, StringComparison.Ordinal));
        summary.SuggestedGoal.ShouldBeNull();
        ExtractiveSummary.Of(entry, []).Sentences.ShouldAllBe(s => !s.IsRaised);
    }

    [Fact]
    public void The_same_thing_is_not_said_twice()
    {
        var summary = ExtractiveSummary.Of(
            "I felt sad at work. I felt so sad at work. I felt sad at work. The tram was late.",
            []
        );

        summary.Sentences.Count.ShouldBe(2);
        summary.Sentences[1].Quotation.ShouldBe("The tram was late.");
    }

    [Theory]
    [InlineData("Nothing helped today.")]
    [InlineData("The tea didn't help and the bath hasn't helped.")]
    [InlineData("I helped my sister.")]
    [InlineData("It would have helped.")]
    public void Help_that_did_not_come_is_not_called_help(string entry) =>
        ExtractiveSummary.Of(entry, []).Insights.ShouldNotContain("Names something that helped.");

    [Theory]
    [InlineData("", "No words.", 0)]
    [InlineData("  \n ", "No words.", 0)]
    [InlineData("a", "1 word. “a”", 1)]
    [InlineData("😀😀", "No words. “😀😀”", 1)]
    [InlineData("今日は眠れた。よかった。", "10 characters. “今日は眠れた。”", 2)]
    [InlineData("שלום. היה לי יום טוב", "5 words. “היה לי יום טוב”", 2)]
    [InlineData("no punctuation at all i just write", "7 words. “no punctuation at all i just write”", 1)]
    public void Unusual_entries_have_sound_summaries(string entry, string notification, int sentences)
    {
        var summary = ExtractiveSummary.Of(entry, SleepThrough);

        summary.Notification.ShouldBe(notification);
        summary.Sentences.Count.ShouldBe(sentences);
    }

    [Fact]
    public void A_long_sentence_is_cut_between_signs_in_the_notification_alone()
    {
        var entry = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 45));

        var summary = ExtractiveSummary.Of(entry, []);

        summary.Notification.Length.ShouldBeLessThanOrEqualTo(SummaryNotification.Longest);
        summary.Notification.ShouldEndWith("…”");
        summary.Notification.Replace("👨‍👩‍👧‍👦", "").ShouldBe("No words. “…”");
        summary.Sentences.Single().Quotation.ShouldBe(entry);
    }

    [Fact]
    public void A_direction_mark_cannot_turn_the_line_around() =>
        ExtractiveSummary.Of("abc \u202Edef\0 ghi", []).Notification.ShouldBe("3 words. “abc def ghi”");

    [Theory]
    [InlineData("I slept. ")]
    [InlineData("a. ")]
    [InlineData("a")]
    [InlineData("word ")]
    [InlineData("😀")]
    [InlineData("\n")]
    [InlineData(". ")]
    [InlineData("\"")]
    [InlineData("i want to i want to ")]
    public void A_megabyte_of_anything_is_summarised(string piece)
    {
        var entry = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        ShouldBeSound(entry);
    }

    [Fact]
    public void Every_quotation_is_a_whole_sentence_of_any_entry() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(HostileText.Any, entry => ShouldBeSound(entry))
        );

    private static void ShouldBeSound(string entry)
    {
        var summary = ExtractiveSummary.Of(entry, [(Guid.Empty, "sleep through"), (Guid.Empty, "\0?")]);

        summary.Notification.Length.ShouldBeLessThanOrEqualTo(200);
        summary.Sentences.Count.ShouldBeLessThanOrEqualTo(4);
        summary.Insights.Count.ShouldBeLessThanOrEqualTo(3);
        var words = summary.Sentences.Sum(sentence => Words.In(sentence.Quotation).Count);
        (words <= SentenceChoice.MostWords || summary.Sentences.Count == 1).ShouldBeTrue();
        foreach (var quotation in summary.Sentences.Select(sentence => sentence.Quotation))
        {
            entry.Contains(quotation, StringComparison.Ordinal).ShouldBeTrue();
            Quotation.IsWholeSentenceOf(entry, quotation).ShouldBeTrue();
        }
    }
}
