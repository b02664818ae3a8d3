using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using TherapyJournal.App.Telegram;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public sealed class TelegramTextTests
{
    [Fact]
    public void A_short_text_is_one_message() => TelegramText.Split(" Hello. ").ShouldBe(["Hello."]);

    [Fact]
    public void What_is_empty_is_none()
    {
        TelegramText.Split("").ShouldBeEmpty();
        TelegramText.Split(" \n ").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("One paragraph.\n\nAnother one. It goes on.", 30, "One paragraph.", "Another one. It goes on.")]
    [InlineData("It is late. I cannot sleep. Why?", 20, "It is late.", "I cannot sleep. Why?")]
    [InlineData("aaaaaaaaaa bbbbbbbbbb", 15, "aaaaaaaaaa", "bbbbbbbbbb")]
    [InlineData("aaaaaaaaaabbbbbbbbbb", 10, "aaaaaaaaaa", "bbbbbbbbbb")]
    public void It_is_cut_where_something_ends(string text, int longest, params string[] pieces) =>
        TelegramText.Split(text, longest).ShouldBe(pieces);

    [Fact]
    public void No_character_is_torn_apart()
    {
        var pieces = TelegramText.Split("a" + string.Concat(Enumerable.Repeat("🌧", 50)), 10);

        pieces.ShouldAllBe(p => p.Length <= 10 && !char.IsLowSurrogate(p.First()) && !char.IsHighSurrogate(p.Last()));
    }

    [Fact]
    public void No_piece_is_too_long_and_no_word_is_lost() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                {
                    var pieces = TelegramText.Split(text.Get, 12);
                    pieces.ShouldAllBe(p => p.Length > 0 && p.Length <= 12);
                    Dense(string.Concat(pieces)).ShouldBe(Dense(text.Get));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
