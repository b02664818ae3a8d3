using Shouldly;
using TherapyJournal.App.Web.Look;
using Xunit;

namespace TherapyJournal.Tests.App.Web.Look;

public sealed class TelephoneTests
{
    [Theory]
    [InlineData("If you are in danger, call 999 now.", "tel:999")]
    [InlineData("To talk: Samaritans, 116 123; TelefonSeelsorge, 0800 111 0 111.", "tel:116123 tel:08001110111")]
    [InlineData("Call +49 171 1234567, or 9-8-8", "tel:+491711234567 tel:988")]
    [InlineData("by night (24/7), at 14:30, on 2026-11-27, 3.141", "")]
    [InlineData("room B112, 15 minutes, 100€", "tel:100")]
    [InlineData("(212) 555-0187", "tel:2125550187")]
    [InlineData("Mum, +49 (0)30 1234567", "tel:+49301234567")]
    [InlineData("+44 (0)20 7946 0958", "tel:+442079460958")]
    [InlineData("030 – 12 34 56 78", "tel:03012345678")]
    [InlineData("0171\u00A01234567", "tel:01711234567")]
    [InlineData("0171 1234567 0172 7654321 is two", "")]
    [InlineData("0171 1234567, 0172 7654321", "tel:01711234567 tel:01727654321")]
    [InlineData("on 27.11.2026, at 3/4", "")]
    [InlineData("", "")]
    public void A_number_can_be_touched_and_the_words_stay_as_they_are(string text, string dials)
    {
        var pieces = Telephone.PiecesOf(text, least: 3).ToList();

        string.Concat(pieces.Select(p => p.Words)).ShouldBe(text);
        string.Join(' ', pieces.Select(p => p.Dials).OfType<string>()).ShouldBe(dials);
    }

    [Fact]
    public void In_a_persons_own_words_a_short_number_is_none()
    {
        var pieces = Telephone.PiecesOf("Walk 300 steps, then ring Tom, 0171 123456", least: 6);

        pieces.Select(p => p.Dials).OfType<string>().ShouldBe(["tel:0171123456"]);
    }
}
