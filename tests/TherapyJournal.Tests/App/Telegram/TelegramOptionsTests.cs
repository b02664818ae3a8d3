using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public sealed class TelegramOptionsTests
{
    private const string Public = "https://journal.example";

    [Theory]
    [InlineData("https://journal.example", "https://journal.example/telegram/updates")]
    [InlineData(" https://journal.example/ ", "https://journal.example/telegram/updates")]
    [InlineData("https://practice.example:8443/journal", "https://practice.example:8443/journal/telegram/updates")]
    public void Updates_are_sent_below_the_public_address(string url, string address) =>
        Read(url, "s3cret_-").Webhook().ShouldBe((new Uri(address), "s3cret_-"));

    [Fact]
    public void Without_address_and_secret_Telegram_is_asked()
    {
        Read(null, null).Webhook().ShouldBeNull();
        Read("", "").Webhook().ShouldBeNull();
    }

    [Theory]
    [InlineData(Public, null)]
    [InlineData(Public, "")]
    [InlineData(null, "s3cret")]
    public void One_without_the_other_is_refused(string? url, string? secret) =>
        Refusal(url, secret)
            .ShouldBe(
                "Journal:Telegram:WebhookUrl and Journal:Telegram:WebhookSecret go together: set both, or neither."
            );

    [Theory]
    [InlineData("http://journal.example")]
    [InlineData("journal.example")]
    [InlineData("https://localhost")]
    [InlineData("https://journal.example:9000")]
    [InlineData("https://me:s3cret@journal.example")]
    [InlineData("https://journal.example/?a=b")]
    public void An_address_that_Telegram_cannot_reach_is_refused(string url) =>
        Refusal(url, "secret")
            .ShouldBe(
                "Journal:Telegram:WebhookUrl must be the public https address of this server, such as https://journal.example; "
                    + "Telegram reaches the ports 443, 80, 88 and 8443 alone."
            );

    [Theory]
    [InlineData("s3cret with spaces")]
    [InlineData("s3cret:")]
    [InlineData("s3crét")]
    public void A_secret_that_Telegram_does_not_take_is_refused_and_not_repeated(string secret) =>
        Refusal(Public, secret)
            .ShouldBe("Journal:Telegram:WebhookSecret must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -.");

    [Fact]
    public void A_secret_has_256_characters_at_most()
    {
        Read(Public, new string('a', 256)).Webhook().ShouldNotBeNull();
        Refusal(Public, new string('a', 257)).ShouldContain("256");
    }

    private static string Refusal(string? url, string? secret) =>
        Should.Throw<SettingException>(() => Read(url, secret)).Message;

    private static TelegramOptions Read(string? url, string? secret) =>
        Settings.Read<TelegramOptions>(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("Journal:Telegram:WebhookUrl", url),
                    new("Journal:Telegram:WebhookSecret", secret),
                ])
                .Build(),
            "Journal:Telegram"
        );
}
