using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.App.Web;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.App.Web;

public sealed class WebPortTests
{
    [Theory]
    [InlineData(null, 8080)]
    [InlineData("", 8080)]
    [InlineData(" 5000 ", 5000)]
    [InlineData("65535", 65535)]
    public void A_port_is_taken_from_the_environment(string? text, int port) =>
        WebPort.From(Settings(text)).ShouldBe(port);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("8080/tcp")]
    [InlineData("http")]
    public void What_is_no_port_is_refused_in_a_sentence(string text) =>
        Should
            .Throw<SettingException>(() => WebPort.From(Settings(text)))
            .Message.ShouldBe("PORT must be a number from 1 to 65535, such as 8080.");

    private static IConfiguration Settings(string? port) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("PORT", port)]).Build();
}
