using Shouldly;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.Storage;

public sealed class ComposedTextTests
{
    [Theory]
    [InlineData("Zoe\u0308", "Zo\u00EB")]
    [InlineData("Nguye\u0302\u0303n", "Nguy\u1EC5n")]
    // Two marks in either order, as Unicode's own canonical order has it: below before above.
    [InlineData("a\u0302\u0323", "\u1EAD")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("\u00E2\u0323", "\u1EAD")]
    [InlineData("\u0438\u0306", "\u0439")]
    [InlineData("\u03B1\u0301", "\u03AC")]
    // A mark without a pair keeps the next one of its class away from the letter.
    [InlineData("q\u0301\u0301e\u0301", "q\u0301\u0301\u00E9")]
    [InlineData("\u0308", "\u0308")]
    [InlineData("\u0301\u0301a", "\u0301\u0301a")]
    [InlineData("", "")]
    [InlineData("plain \U0001F600 Zo\u00EB", "plain \U0001F600 Zo\u00EB")]
    public void Letters_and_marks_are_put_together(string typed, string composed) =>
        ComposedText.Of(typed).ShouldBe(composed);
}
