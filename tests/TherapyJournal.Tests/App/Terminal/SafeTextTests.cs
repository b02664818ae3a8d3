using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.App.Terminal;
using Xunit;

namespace TherapyJournal.Tests.App.Terminal;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData("a\tb", "a    b")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("a\u2028b\u0085c", "a\nb\nc")]
    [InlineData("bell\a null\0 delete\u007F back\b", "bell null delete back")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b[2J\u001b[1;1Hgone", "gone")]
    [InlineData("\u009b31mred", "red")]
    [InlineData("\u001b]0;title\aafter", "after")]
    [InlineData("\u001b]8;;http://evil\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u009d52;c;ZXZpbA==\u009cafter", "after")]
    [InlineData("\u001bP1$r\u001b\\after", "after")]
    [InlineData("\u001b]52;never ended, help me", "52;never ended, help me")]
    [InlineData("\u001b]0;x\nhelp me\a", "0;x\nhelp me")]
    [InlineData("\u001bcreset \u001b(0charset", "reset charset")]
    [InlineData("\u001b", "")]
    [InlineData("over\u202Eridden\u2066isolated\u2069", "overriddenisolated")]
    [InlineData("zero\u200Bwidth\uFEFF and\u2060 soft\u00AD", "zerowidth and soft")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("end\u200C of word", "end of word")]
    [InlineData("👩\u200D👧 and a\u200Db", "👩\u200D👧 and ab")]
    [InlineData("❤️\u200D🔥", "❤️\u200D🔥")]
    [InlineData("tag\U000E0041\U000E0042s", "tags")]
    [InlineData("الأحد שלום naïve café 眠れない", "الأحد שלום naïve café 眠れない")]
    [InlineData("", "")]
    public void Text_is_shown_without_what_can_move_hide_or_reorder(string hostile, string shown) =>
        SafeText.Clean(hostile).ShouldBe(shown);

    [Fact]
    public void Half_a_letter_becomes_the_sign_for_one_that_is_missing() =>
        SafeText.Clean("a" + '\uD83D' + "b" + '\uDE00').ShouldBe("a\uFFFDb\uFFFD");

    [Fact]
    public void Nothing_becomes_nothing() => SafeText.Clean(null).ShouldBe("");

    [Fact]
    public void A_name_stays_on_one_line() => SafeText.OneLine(" Maren\n\u001b[31m T. ").ShouldBe("Maren T.");

    [Fact]
    public void Removing_a_sequence_never_puts_another_together() =>
        SafeText.Clean("\u001b\u001b[31m[31mx").ShouldNotContain('\u001b');

    [Fact]
    public void Whatever_is_thrown_at_it_no_control_is_left_but_the_line_end()
    {
        var hostile = Gen.Elements(
                "\u001b",
                "[",
                "]",
                "0;",
                "m",
                "\a",
                "\\",
                "\u009b",
                "\u009c",
                "a",
                "\u202e",
                "\n",
                "\ud83d"
            )
            .ListOf()
            .Select(string.Concat);
        Prop.ForAll(hostile.ToArbitrary(), text => SafeText.Clean(text).All(c => c == '\n' || !char.IsControl(c)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_megabyte_of_unfinished_sequences_is_cleaned_at_once() =>
        SafeText.Clean(string.Concat(Enumerable.Repeat("\u009d1\u001b[1", 200_000))).Length.ShouldBeLessThan(1_000_000);
}
