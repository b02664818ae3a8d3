using Shouldly;
using TherapyJournal.Insight.Recurring;
using Xunit;

namespace TherapyJournal.Tests.Insight.Recurring;

public sealed class ThemeNameTests
{
    private static readonly string[] Sentences =
    [
        "The canal was  grey, and I’d walked.",
        "My sister\nrang about Mum.",
        "It is my depression again.",
        "I want to kill myself.",
    ];

    [Theory]
    [InlineData("the canal", "the canal")]
    [InlineData("The canal", "The canal")]
    [InlineData("“canal was grey.”", "canal was grey")]
    [InlineData("I'd walked", "I’d walked")]
    [InlineData("my <b>sister</b> rang", null)]
    [InlineData("my sister <rang>", "my sister rang")]
    [InlineData("sister, Mum", "sister, Mum")]
    [InlineData("my sister and Mum", "my sister, Mum")]
    [InlineData("SLEEP", "sleep")]
    public void Words_in_a_row_or_the_field_stand_as_they_are_written(string offered, string? name) =>
        ThemeName.Of(offered, Sentences, field: "sleep").ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData("?!")]
    [InlineData("the brewery")]
    [InlineData("fear of water")]
    [InlineData("canal grey")]
    [InlineData("sister, brewery")]
    [InlineData("canal, sister, Mum")]
    [InlineData("my depression")]
    [InlineData("kill myself")]
    [InlineData("It is my")]
    [InlineData("grey, and I'd walked by the canal for hours")]
    [InlineData("family")]
    public void Everything_else_does_not(string offered) =>
        ThemeName.Of(offered, Sentences, field: "sleep").ShouldBeNull();
}
