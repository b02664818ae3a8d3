using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("I slept. Then I woke! Why?", "I slept.|Then I woke!|Why?")]
    [InlineData("i slept bad. then i woke.", "i slept bad.|then i woke.")]
    [InlineData("Dr. Miller said so. I went.", "Dr. Miller said so.|I went.")]
    [InlineData("We met at 5 p.m. and left. Fine.", "We met at 5 p.m. and left.|Fine.")]
    [InlineData("It took 3.5 hours. Long.", "It took 3.5 hours.|Long.")]
    [InlineData("J. K. called. So did I. Then quiet.", "J. K. called.|So did I.|Then quiet.")]
    [InlineData("I waited... and waited. Then… nothing.", "I waited... and waited.|Then… nothing.")]
    [InlineData("I waited... Nobody came.", "I waited...|Nobody came.")]
    [InlineData("“Are you there?” she asked. I was.", "“Are you there?” she asked.|I was.")]
    [InlineData("“No.” I said it. (Quietly.) Good.", "“No.”|I said it.|(Quietly.)|Good.")]
    [InlineData("He said no. It was fine.", "He said no.|It was fine.")]
    [InlineData("1. Walk\n2. Sleep", "1. Walk|2. Sleep")]
    [InlineData("no full stop here\nand a new line", "no full stop here|and a new line")]
    [InlineData("What?! Really?!", "What?!|Really?!")]
    [InlineData("So good! 😀 Then rain.", "So good! 😀|Then rain.")]
    [InlineData("😀😀", "😀😀")]
    [InlineData("a", "a")]
    [InlineData("今日は眠れた。よかった！なぜ？", "今日は眠れた。|よかった！|なぜ？")]
    [InlineData("كيف حالك؟ أنا بخير.", "كيف حالك؟|أنا بخير.")]
    [InlineData("See example.org for it. Yes.", "See example.org for it.|Yes.")]
    public void A_text_is_cut_where_a_person_would_cut_it(string text, string sentences) =>
        string.Join('|', Sentences.Split(text)).ShouldBe(sentences);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void Nothing_but_whitespace_has_no_sentence(string text) => Sentences.Split(text).ShouldBeEmpty();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_line_wrapped_by_a_machine_goes_on(string lineEnd)
    {
        var text = $"This line was wrapped at a certain width by the{lineEnd}program that it came from. Next.";

        Sentences.Split(text).Count.ShouldBe(2);
    }

    [Fact]
    public void A_run_without_an_end_is_divided_at_its_words()
    {
        var text = string.Join(' ', Enumerable.Repeat("and then another thing happened", 100));

        var sentences = Sentences.Split(text);

        sentences.Count.ShouldBeGreaterThan(5);
        sentences.ShouldAllBe(sentence => sentence.Length <= Sentences.LongestSentence);
        string.Join(' ', sentences).ShouldBe(text);
    }

    [Fact]
    public void A_run_of_emoji_is_never_divided_inside_one()
    {
        var family = "👨‍👩‍👧‍👦";

        Sentences
            .Split(string.Concat(Enumerable.Repeat(family, 300)))
            .ShouldAllBe(sentence => sentence.Replace(family, "").Length == 0);
    }

    [Fact]
    public void Every_sentence_stands_in_the_text_in_order_and_nothing_but_whitespace_between() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                HostileText.Any,
                text =>
                {
                    var at = 0;
                    foreach (var range in Sentences.Ranges(text))
                    {
                        var (start, end) = (range.Start.Value, range.End.Value);
                        if (start < at || end <= start || !string.IsNullOrWhiteSpace(text[at..start]))
                        {
                            return false;
                        }

                        at = end;
                    }

                    return string.IsNullOrWhiteSpace(text[at..]);
                }
            )
        );
}
