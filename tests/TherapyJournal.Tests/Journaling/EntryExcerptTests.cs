using Shouldly;
using TherapyJournal.Journaling;
using Xunit;

namespace TherapyJournal.Tests.Journaling;

public sealed class EntryExcerptTests
{
    [Fact]
    public void A_short_entry_is_shown_as_it_is() =>
        EntryExcerpt.Of("I slept.\n\nThen I walked!").ShouldBe("I slept.\n\nThen I walked!");

    [Fact]
    public void What_was_raised_is_left_out_and_its_place_seen() =>
        EntryExcerpt
            .Of("I walked. I am going to kill myself tonight. The dog was happy.")
            .ShouldBe("I walked. […] The dog was happy.");

    [Fact]
    public void A_long_entry_ends_after_a_whole_sentence()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"This is sentence {i}. "));

        var excerpt = EntryExcerpt.Of(text);

        excerpt.Length.ShouldBeLessThanOrEqualTo(EntryExcerpt.Longest + 4);
        excerpt.ShouldEndWith(". […]");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public void No_length_breaks_it(int length) =>
        EntryExcerpt.Of(new string('x', length)).Length.ShouldBeLessThanOrEqualTo(EntryExcerpt.Longest);
}
