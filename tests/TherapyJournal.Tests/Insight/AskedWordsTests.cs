using Shouldly;
using TherapyJournal.Insight;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public sealed class AskedWordsTests
{
    [Theory]
    [InlineData("What did Anna say about the garden?", "anna say garden")]
    [InlineData("How is Anna's sleep, sleep?", "anna sleep")]
    [InlineData("When was it?", "when was it")]
    [InlineData("", "")]
    public void Words_that_say_nothing_are_left_out_unless_there_are_no_others(string question, string words) =>
        string.Join(' ', AskedWords.Of(question).Words.Select(w => w.Text)).ShouldBe(words);

    [Fact]
    public void It_is_known_which_were_written_with_a_capital() =>
        AskedWords
            .Of("How does (Anna) sleep?")
            .Words.ShouldBe([new AskedWord("anna", true), new AskedWord("sleep", false)]);

    [Theory]
    [InlineData("When did she sleep well?", true)]
    [InlineData("how LONG has it been", true)]
    [InlineData("What month was the move?", true)]
    [InlineData("What did she do when she woke?", false)]
    [InlineData("How", false)]
    public void Who_asks_for_a_time_is_understood(string question, bool asksWhen) =>
        AskedWords.Of(question).AsksWhen.ShouldBe(asksWhen);

    [Theory]
    [InlineData("canal \"my mother\" walk* go*", "canal go", "my mother", "walk", "go*")]
    [InlineData("the “first of all” “unclosed", "unclosed", "first of all", "", "")]
    [InlineData("\"🙂\" \"…\" (Sleep*)", "", "🙂", "sleep", "")]
    [InlineData("the \"canal\"", "", "canal", "", "")]
    [InlineData("❤️🙂", "❤ 🙂", "", "", "")]
    public void A_search_holds_words_together_and_leaves_ends_open(
        string search,
        string words,
        string phrases,
        string beginnings,
        string tooShort
    )
    {
        var asked = AskedWords.OfSearch(search);

        string.Join(' ', asked.Words.Select(w => w.Text)).ShouldBe(words);
        string.Join('|', asked.Phrases).ShouldBe(phrases);
        string.Join('|', asked.Beginnings).ShouldBe(beginnings);
        string.Join('|', asked.TooShort).ShouldBe(tooShort);
    }
}
