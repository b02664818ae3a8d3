using NodaTime;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class SoughtThemesTests
{
    private static readonly QuestionWish Wish = new()
    {
        Now = Instant.FromUtc(2026, 11, 5, 22, 0),
        Today = new LocalDate(2026, 11, 5),
    };

    [Theory]
    [InlineData("grief", "grief")]
    [InlineData("Loss", "grief")]
    [InlineData("friends", "relationships")]
    [InlineData("my two sisters", "family")]
    public void What_is_sought_is_asked_and_named_as_it_was_entered(string entered, string theme)
    {
        var asks = Asks(Wish with { Seek = [entered] });

        asks.Question.Theme.ShouldBe(theme);
        asks.Why.ShouldBe($"because “{entered}” is on your list of themes");
    }

    [Theory]
    [InlineData("garden")]
    [InlineData("Tante Erna's allotment")]
    public void A_theme_that_the_bank_does_not_know_is_asked_about_by_its_name(string entered)
    {
        var asks = Asks(Wish with { Seek = [entered] });

        asks.Question.Theme.ShouldBe("sought");
        asks.Text.ShouldContain($"“{entered}”");
        asks.Why.ShouldBe($"because “{entered}” is on your list of themes");
    }

    [Fact]
    public void Several_themes_take_turns_and_none_is_named_that_was_not_entered()
    {
        string[] entered = ["garden", "friends", "{goal}"];
        var all = Enumerable.Range(0, 200).Select(seed => Asks(Wish with { Seek = entered, Seed = (ulong)seed }));

        var named = all.Select(asks => asks.Why.Split('“', '”')[1]).Distinct().ToList();

        named.ShouldBe(entered, ignoreOrder: true);
    }

    private static QuestionChoice.Asks Asks(QuestionWish wish) =>
        QuestionBank.English.Choose(wish).ShouldBeOfType<QuestionChoice.Asks>();
}
