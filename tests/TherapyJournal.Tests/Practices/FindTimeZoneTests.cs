using NodaTime;
using Shouldly;
using TherapyJournal.Practices;
using Xunit;

namespace TherapyJournal.Tests.Practices;

public sealed class FindTimeZoneTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("  europe/berlin ", "Europe/Berlin")]
    [InlineData("berlin.", "Europe/Berlin")]
    [InlineData("New York", "America/New_York")]
    [InlineData("new_york", "America/New_York")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("Oslo", "Europe/Oslo")]
    [InlineData("Indianapolis", "America/Indiana/Indianapolis")]
    [InlineData("utc", "UTC")]
    public void A_name_or_a_city_is_found_however_it_is_written(string words, string id) =>
        FindTimeZone.Of(words).ShouldBe(new FindTimeZoneOutcome.Found(id));

    [Theory]
    [InlineData("Berlim", "Europe/Berlin")]
    [InlineData("Melborne", "Australia/Melbourne")]
    [InlineData("Europe/Viena", "Europe/Vienna")]
    [InlineData("Argentina/Buenos", "America/Argentina/Buenos_Aires")]
    public void What_is_misspelt_brings_three_that_may_be_meant(string words, string nearest)
    {
        var near = FindTimeZone.Of(words).ShouldBeOfType<FindTimeZoneOutcome.Unknown>().Nearest;

        near.Count.ShouldBe(3);
        near.ShouldContain(nearest);
        near.ShouldAllBe(id => DateTimeZoneProviders.Tzdb.Ids.Contains(id) && id.Length < 60);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I live in a small village by the sea, an hour from anything at all")]
    public void What_is_no_place_brings_none(string words) =>
        FindTimeZone.Of(words).ShouldBeOfType<FindTimeZoneOutcome.Unknown>().Nearest.ShouldBeEmpty();
}
