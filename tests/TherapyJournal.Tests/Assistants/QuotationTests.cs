using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class QuotationTests
{
    private const string Entry =
        "I didn’t sleep well.  But the walk\nby the canal helped. I called “Ann”. Then I slept.";

    [Theory]
    [InlineData("But the walk by the canal helped.")]
    [InlineData("  I didn't sleep well. ")]
    [InlineData("I called \"Ann\".")]
    [InlineData("I called “Ann”. Then I slept.")]
    public void A_whole_sentence_is_found_whatever_its_quotes_and_blanks(string quotation) =>
        Quotation
            .IsWholeSentenceOf(
                "I didn’t sleep well.  But the walk\tby the canal helped. I called “Ann”. Then I slept.",
                quotation
            )
            .ShouldBeTrue();

    [Fact]
    public void A_sentence_that_left_without_what_nobody_sees_is_found() =>
        Quotation.IsWholeSentenceOf("I sle\u00ADpt.\u200B Then\u2060 I rose.", "I slept. Then I rose.").ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("the canal helped.")]
    [InlineData("I didn't sleep well")]
    [InlineData("I did sleep well.")]
    [InlineData("i didn't sleep well.")]
    [InlineData("I called Ann.")]
    [InlineData("I didn't sleep well. I called \"Ann\".")]
    [InlineData("I didn't sleep well. But the")]
    [InlineData("Then I slept. And more.")]
    public void Part_of_a_sentence_or_other_words_are_refused(string quotation) =>
        Quotation.IsWholeSentenceOf(Entry, quotation).ShouldBeFalse();

    [Fact]
    public void Every_sentence_of_any_text_is_a_quotation_of_it() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                HostileText.Any,
                text => Sentences.Split(text).All(sentence => Quotation.IsWholeSentenceOf(text, sentence))
            )
        );

    [Fact]
    public void An_entry_made_of_one_repeated_sentence_is_read_once()
    {
        var entry = string.Concat(Enumerable.Repeat("a. ", 100_000));

        Quotation.IsWholeSentenceOf(entry, string.Concat(Enumerable.Repeat("a. ", 500)) + "b.").ShouldBeFalse();
        Quotation.IsWholeSentenceOf(entry, "a. a.").ShouldBeTrue();
    }
}
