using Shouldly;
using TherapyJournal.Safety;
using Xunit;

namespace TherapyJournal.Tests.Safety;

public sealed class HelplinesTests
{
    [Fact]
    public void The_table_holds_thirty_countries_and_text_numbers()
    {
        Helplines.All.Select(line => line.Country).Distinct().Count().ShouldBe(30);
        Emergency("AU").ShouldBe("000");
        Known("ES")[0].LineDial.ShouldBe("024");
        Helplines.All.ShouldAllBe(line => line.Country.Length == 2 && line.Emergency != "" && line.LineDial != "");
    }

    [Theory]
    [InlineData("US", "911", "988")]
    [InlineData("ca", "911", "988")]
    [InlineData(" GB ", "999", "116 123")]
    [InlineData("IE", "112", "116 123")]
    [InlineData("DE", "112", "0800 111 0 111")]
    public void A_known_country_has_its_numbers(string country, string emergency, string dial)
    {
        Emergency(country).ShouldBe(emergency);
        Known(country)[0].LineDial.ShouldBe(dial);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("Germany")]
    public void An_unknown_country_is_said_to_be_unknown(string? country) =>
        Helplines.For(country).ShouldBeOfType<HelplinesFound.Unknown>();

    [Fact]
    public void Ambulance_only_numbers_are_marked() =>
        Helplines
            .All.Where(line => line.EmergencyIsAmbulance)
            .Select(line => line.Country)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["AT", "BR", "CH", "IL", "JP", "KR", "NO", "SG", "ZA"]);

    private static IReadOnlyList<Helpline> Known(string country) =>
        Helplines.For(country).ShouldBeOfType<HelplinesFound.Known>().Lines;

    private static string Emergency(string country) =>
        Helplines.For(country).ShouldBeOfType<HelplinesFound.Known>().Emergency;
}
