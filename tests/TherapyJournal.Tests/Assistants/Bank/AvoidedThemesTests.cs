using NodaTime;
using Shouldly;
using TherapyJournal.Assistants.Bank;
using Xunit;

namespace TherapyJournal.Tests.Assistants.Bank;

public sealed class AvoidedThemesTests
{
    private static readonly QuestionWish Wish = new()
    {
        Now = Instant.FromUtc(2026, 11, 5, 22, 0),
        Today = new LocalDate(2026, 11, 5),
    };

    [Theory]
    [InlineData("sleep")]
    [InlineData("Sleep")]
    [InlineData("being awake in bed, insomnia")]
    public void What_is_to_be_avoided_is_never_asked_nor_named(string avoid)
    {
        var wish = Wish with
        {
            Goals = [(Guid.Empty, "sleep through")],
            LastEntry = "slept badly, slept little",
            LastEntryOn = Wish.Today,
            Avoid = [avoid],
        };

        Enumerable
            .Range(0, 100)
            .Select(seed => Asks(wish with { Seed = (ulong)seed }))
            .ShouldAllBe(asks =>
                asks.Question.Theme != "sleep" && !asks.Why.Contains("sleep") && !asks.Text.Contains("sleep")
            );
    }

    [Fact]
    public void What_is_avoided_is_not_sought_either() =>
        Enumerable
            .Range(0, 100)
            .Select(seed =>
                Asks(
                    Wish with
                    {
                        Seek = ["gardening"],
                        Goals = [(Guid.Empty, "plant two gardens")],
                        Avoid = ["garden"],
                        Seed = (ulong)seed,
                    }
                )
            )
            .ShouldAllBe(asks => !asks.Text.Contains("garden") && !asks.Why.Contains("garden"));

    private static QuestionChoice.Asks Asks(QuestionWish wish) =>
        QuestionBank.English.Choose(wish).ShouldBeOfType<QuestionChoice.Asks>();
}
