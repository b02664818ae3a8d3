using Microsoft.Extensions.Configuration;
using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.Storage;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public sealed class TelegramAddressTests
{
    private const string Token = "4242:AAtest-test_test-test_test-test-test";

    [Theory]
    [InlineData(null, "https://api.telegram.org/bot4242:AAtest-test_test-test_test-test-test/getMe")]
    [InlineData("", "https://api.telegram.org/bot4242:AAtest-test_test-test_test-test-test/getMe")]
    [InlineData("http://127.0.0.1:8081", "http://127.0.0.1:8081/bot4242:AAtest-test_test-test_test-test-test/getMe")]
    [InlineData("https://tg.example/api/", "https://tg.example/api/bot4242:AAtest-test_test-test_test-test-test/getMe")]
    public void A_method_stands_below_the_token(string? service, string address)
    {
        var of = TelegramAddress.From(Settings(Token, service)).ShouldNotBeNull();

        of.Method("getMe").AbsoluteUri.ShouldBe(address);
        of.Bot.ShouldBe(4242);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_token_there_is_no_bot(string? token) =>
        TelegramAddress.From(Settings(token, "https://tg.example")).ShouldBeNull();

    [Theory]
    [InlineData("s3cret")]
    [InlineData("4242")]
    [InlineData("4242:s3cret")]
    [InlineData("bot:AAtest-test_test-test_test-test-test")]
    [InlineData("4242:AAtest-test_test-test_test-test-test/../x")]
    public void What_is_no_token_is_refused_and_not_repeated(string token)
    {
        var refusal = Should.Throw<SettingException>(() => TelegramAddress.From(Settings(token, null)));

        refusal.Message.ShouldContain("TELEGRAM_BOT_TOKEN");
        refusal.Message.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("api.telegram.org")]
    [InlineData("http://tg.example")]
    [InlineData("https://me:s3cret@tg.example")]
    [InlineData("ftp://tg.example")]
    public void The_token_is_sent_to_no_address_that_could_be_listened_to(string service)
    {
        var refusal = Should.Throw<SettingException>(() => TelegramAddress.From(Settings(Token, service)));

        refusal.Message.ShouldContain("TELEGRAM_API_BASE_URL");
        refusal.Message.ShouldNotContain("s3cret");
    }

    private static IConfiguration Settings(string? token, string? service) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?> { ["TELEGRAM_BOT_TOKEN"] = token, ["TELEGRAM_API_BASE_URL"] = service }
            )
            .Build();
}
