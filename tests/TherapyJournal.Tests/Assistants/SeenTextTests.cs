using Shouldly;
using TherapyJournal.Assistants;
using Xunit;

namespace TherapyJournal.Tests.Assistants;

public sealed class SeenTextTests
{
    [Theory]
    [InlineData("\u0000\u0007\r")]
    [InlineData("\u00AD\u200B\u200E\u202E\u2060\u2066\uFEFF")]
    [InlineData("\u034F\u061C\u115F\u1160\u17B4\u180B\u180E\u206A\u206F\u3164\uFFA0\uFFF9\uFFFB")]
    [InlineData("\uFE00\uFE0F")]
    [InlineData("\U000E0001\U000E0049\U000E0100\U000E01EF")]
    [InlineData("\u200C")]
    [InlineData("\u200D")]
    [InlineData("\u200C\u200D\u200C\u200C\u200D")]
    public void What_nobody_sees_is_dropped_between_letters_and_behind_an_emoji(string unseen)
    {
        SeenText.Of($"Sle{unseen}pt {unseen}.").ShouldBe("Slept .");
        // One sign of style belongs to an emoji, and no more.
        SeenText.Of($"😀\uFE0F{unseen} so").ShouldBe("😀\uFE0F so");
    }

    [Theory]
    [InlineData("می\u200Cخواهم بخوابم.")]
    [InlineData("क\u094D\u200Dष")]
    [InlineData("👩\u200D👩\u200D👧 and 👩🏽\u200D🚀")]
    [InlineData("❤\uFE0F\u200D🔥 🏳\uFE0F\u200D🌈 ☕\uFE0F")]
    [InlineData("Zoe\u0308, ça va?\n\tOui — “très” bien… 李明 𝄞")]
    [InlineData("")]
    public void What_is_seen_or_shapes_its_neighbours_stays(string text) => SeenText.Of(text).ShouldBe(text);

    [Theory]
    [InlineData("می\u200C\u200Cخواهم", "میخواهم")]
    [InlineData("👩\u200D\u200D👧", "👩👧")]
    [InlineData("👩\u200D", "👩")]
    [InlineData("\u200D👧", "👧")]
    [InlineData("می\u200B\u200Cخواهم", "میخواهم")]
    public void A_joiner_without_two_neighbours_says_nothing(string text, string seen) =>
        SeenText.Of(text).ShouldBe(seen);

    [Fact]
    public void Half_a_character_does_no_harm() =>
        SeenText.Of("a\uDB40 \uDC00b\uD800").ShouldBe("a\uDB40 \uDC00b\uD800");
}
