using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

/// <summary>A megabyte of anything is screened; were the time not linear, these would not come back.</summary>
public sealed class HostileTextTests
{
    private const int Megabyte = 1 << 20;

    public static TheoryData<string> Units =>
        new()
        {
            "a",
            "want to ",
            "i am going to ",
            "a a ",
            "\"",
            "'",
            ".",
            "not ",
            "took all of my ",
            "\uD800",
            "\u0301",
            "\u200B",
            "\n",
            "()",
            "!!1",
            "🙂",
            "\0",
            "\u202E",
            "k!",
            "used to ",
            "counted pills ",
            "i took it. ",
            "how many pills. ",
            "would 30 ",
            "f*** ",
            "\n\na",
        };

    [Theory]
    [MemberData(nameof(Units))]
    public void A_quarter_of_a_megabyte_of_the_same_is_screened(string unit)
    {
        // Enough for a time that grows with the square of the length to be minutes.
        var text = string.Concat(Enumerable.Repeat(unit, Megabyte / 4 / unit.Length));

        var finding = RiskScreen.Screen(text + ". I am going to kill myself tonight.");

        finding.Level.ShouldBe(RiskLevel.Urgent);
    }

    [Fact]
    public void A_megabyte_of_danger_names_a_bounded_number_of_places()
    {
        var text = string.Concat(Enumerable.Repeat("I want to die. ", Megabyte / 15));

        var finding = RiskScreen.Screen(text);

        finding.Level.ShouldBe(RiskLevel.Concern);
        finding.Spans.Count.ShouldBeLessThanOrEqualTo(50);
    }
}
