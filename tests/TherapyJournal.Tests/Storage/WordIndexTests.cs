using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class WordIndexTests
{
    [Theory]
    [InlineData("I walked by the canal.", "walking")]
    [InlineData("Wir saßen im Café.", "cafe")]
    [InlineData("Die Mutter rief an. ÜBERALL Nebel.", "uberall")]
    [InlineData("Я гулял у реки", "реки")]
    public void A_word_is_found_by_its_stem_and_without_its_marks(string text, string word)
    {
        using var index = new WordIndex(["Nothing of it.", text]);

        Find(index, word).ShouldBe([new WordCount(1, 1)]);
    }

    [Fact]
    public void It_counts_how_often_a_word_stands_in_each_text()
    {
        using var index = new WordIndex(["sleep", "", "Sleep, sleep and sleeping.", "awake"]);

        Find(index, "sleep").ShouldBe([new WordCount(0, 1), new WordCount(2, 3)]);
    }

    [Fact]
    public void A_word_that_is_nowhere_is_in_no_text()
    {
        using var index = new WordIndex(["sleep"]);

        index.Of("wake").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \n …", "")]
    [InlineData("🙂 …", "🙂")]
    [InlineData("good🙂👍🏽 ❤️", "good 🙂 👍 🏽 ❤")]
    [InlineData("Walking, I slept", "walk i slept")]
    [InlineData("\"quoted\" OR NOT near(a b) *", "quot or not near a b")]
    public void The_stems_of_a_text_stand_in_its_order_whatever_is_written(string text, string stems)
    {
        using var index = new WordIndex(["sleep"]);

        string.Join(' ', index.StemsOf(text)).ShouldBe(stems);
        index.StemsOf("sleep").ShouldBe(["sleep"]);
    }

    [Theory]
    [InlineData("walk canal", "")]
    [InlineData("walked by the canal", "0")]
    [InlineData("BY \"the\" canals", "0")]
    [InlineData("canal", "0 1")]
    [InlineData("\" OR *", "")]
    [InlineData("…\0", "")]
    public void A_phrase_stands_in_its_order(string phrase, string texts)
    {
        using var index = new WordIndex(["I walk by the canal.", "The canal, and by it a walk."]);

        string.Join(' ', index.OfPhrase(phrase).Select(c => c.Text)).ShouldBe(texts);
    }

    [Theory]
    [InlineData("happ", "0 1")]
    [InlineData("happin", "1")]
    [InlineData("cafe", "1")]
    [InlineData("appy", "")]
    [InlineData("a b", "")]
    [InlineData("\"", "")]
    public void A_word_is_found_by_its_beginning_as_it_is_written(string letters, string texts)
    {
        using var index = new WordIndex(["Happy.", "Happiness in Cafés."]);

        string.Join(' ', index.OfBeginning(letters).Select(c => c.Text)).ShouldBe(texts);
    }

    [Fact]
    public async Task Several_may_look_at_once()
    {
        using var index = new WordIndex([.. Enumerable.Range(0, 50).Select(n => $"word{n} shared")]);

        await Parallel.ForAsync(
            0,
            200,
            TestContext.Current.CancellationToken,
            (n, _) =>
            {
                index.StemsOf($"word{n % 50}").ShouldBe([$"word{n % 50}"]);
                index.Of($"word{n % 50}").ShouldBe([new WordCount(n % 50, 1)]);
                index.Of("share").Count.ShouldBe(50);
                return ValueTask.CompletedTask;
            }
        );
    }

    private static IReadOnlyList<WordCount> Find(WordIndex index, string word) =>
        index.Of(index.StemsOf(word).ShouldHaveSingleItem());
}
