using Shouldly;
using TherapyJournal.Insight;
using Xunit;

namespace TherapyJournal.Tests.Insight;

public sealed class SpellingTests
{
    private static readonly (string Word, int Texts)[] Written =
    [
        ("anxiety", 3),
        ("ancient", 9),
        ("walking", 4),
        ("talking", 8),
        ("wall", 2),
        ("medication", 1),
        ("meditation", 5),
    ];

    [Theory]
    [InlineData("anixety", "anxiety")] // two that changed places
    [InlineData("anxity", "anxiety")] // one too few
    [InlineData("anxxiety", "anxiety")] // one too many
    [InlineData("walkong", "walking")] // another
    [InlineData("medicstion", "medication")]
    [InlineData("mediation", "meditation")] // one from both: what is written more often
    [InlineData("alking", "talking")] // a word that lost its first letter
    public void One_slip_is_forgiven(string word, string meant) => Spelling.Nearest(word, Written).ShouldBe(meant);

    [Theory]
    [InlineData("anxietude")]
    [InlineData("harbour")]
    [InlineData("wolzing")] // two slips, and too short for two
    public void What_is_like_nothing_stays(string word) =>
        Spelling.Nearest(word, [("anxious", 1), ("harm", 1), ("walking", 1)]).ShouldBeNull();

    [Fact]
    public void A_long_word_may_have_two() =>
        Spelling.Nearest("antidepresants", [("antidepressant", 1)]).ShouldBe("antidepressant");
}
