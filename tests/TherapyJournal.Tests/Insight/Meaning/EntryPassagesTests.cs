using Shouldly;
using TherapyJournal.Insight.Meaning;
using Xunit;

namespace TherapyJournal.Tests.Insight.Meaning;

public sealed class EntryPassagesTests
{
    [Fact]
    public void A_short_entry_is_one() => EntryPassages.Of("  I walked. \n").ShouldBe(["I walked."]);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void Nothing_is_none(string text) => EntryPassages.Of(text).ShouldBeEmpty();

    [Fact]
    public void A_long_one_is_cut_between_sentences_and_loses_none()
    {
        var sentences = Enumerable.Range(0, 120).Select(n => $"This is what I did in hour {n} of that day.").ToList();
        var text = string.Join(' ', sentences);

        var passages = EntryPassages.Of(text);

        passages.Count.ShouldBeGreaterThan(3);
        passages.ShouldAllBe(p => p.Length <= EntryPassages.Longest && p.EndsWith('.'));
        string.Join(' ', passages).ShouldBe(text);
    }

    [Fact]
    public void What_has_no_end_is_cut_as_well_and_a_novel_only_begins()
    {
        EntryPassages.Of(new string('x', 5_000)).ShouldAllBe(p => p.Length <= EntryPassages.Longest);
        EntryPassages
            .Of(string.Concat(Enumerable.Repeat("I walked by the canal. ", 100_000)))
            .Count.ShouldBe(EntryPassages.Most);
    }
}
