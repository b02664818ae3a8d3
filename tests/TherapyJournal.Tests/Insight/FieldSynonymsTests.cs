using Shouldly;
using TherapyJournal.Insight;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public sealed class FieldSynonymsTests
{
    [Theory]
    [InlineData("mum", "mother")]
    [InlineData("Anxiety", "scared")]
    [InlineData("meds", "medication")]
    public void Words_of_one_line_stand_for_each_other(string word, string other)
    {
        FieldSynonyms.Of(word).ShouldContain(other);
        FieldSynonyms.Of(other).ShouldContain(word.ToLowerInvariant());
    }

    [Theory]
    [InlineData("harbour")]
    [InlineData("")]
    [InlineData("☂")]
    public void Most_words_have_none(string word) => FieldSynonyms.Of(word).ShouldBeEmpty();

    [Fact]
    public void No_word_stands_for_itself() => FieldSynonyms.Of("fear").ShouldNotContain("fear");
}
