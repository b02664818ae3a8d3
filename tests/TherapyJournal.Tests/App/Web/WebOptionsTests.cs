using Shouldly;
using TherapyJournal.App.Web;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

public sealed class WebOptionsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData("https://journal.example", "https://journal.example/")]
    [InlineData(" https://journal.example:8443/ ", "https://journal.example:8443/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    public void An_address_is_taken(string? text, string? home) =>
        new WebOptions { Address = text }
            .Home()
            ?.ToString()
            .ShouldBe(home);

    [Theory]
    [InlineData("journal.example")]
    [InlineData("http://journal.example")]
    [InlineData("https://journal.example/there")]
    [InlineData("https://journal.example/?x=1")]
    [InlineData("ftp://journal.example")]
    public void What_is_no_address_is_refused_in_a_sentence(string text) =>
        Should
            .Throw<SettingException>(() => new WebOptions { Address = text }.Home())
            .Message.ShouldStartWith("Journal:Web:Address must be");

    [Fact]
    public void Proxies_are_addresses_and_networks() =>
        new WebOptions { Proxies = "127.0.0.1, 10.0.0.0/8,::1" }
            .Networks()
            .Select(n => n.ToString())
            .ShouldBe(["127.0.0.1/32", "10.0.0.0/8", "::1/128"]);

    [Theory]
    [InlineData("any")]
    [InlineData("*")]
    [InlineData("10.0.0.0/33")]
    public void What_is_no_proxy_is_refused_in_a_sentence(string text) =>
        Should
            .Throw<SettingException>(() => new WebOptions { Proxies = text }.Networks())
            .Message.ShouldStartWith("Journal:Web:Proxies must be");
}
