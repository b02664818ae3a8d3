using Microsoft.Extensions.Configuration;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Telegram;

/// <summary>Where a bot is reached. Its token is part of every address, so the address is written nowhere.</summary>
internal sealed class TelegramAddress
{
    private const string TokenSetting = "TELEGRAM_BOT_TOKEN";
    private const string BaseSetting = "TELEGRAM_API_BASE_URL";
    private static readonly Uri Usual = new("https://api.telegram.org/");

    private readonly Uri service;
    private readonly string token;

    private TelegramAddress(Uri service, string token)
    {
        this.service = service;
        this.token = token;
    }

    /// <summary>The bot's number: the part of the token that is no secret.</summary>
    public long Bot { get; private init; }

    /// <summary>From the settings; null: no bot is set.</summary>
    /// <exception cref="SettingException">Token or address cannot be used; the sentence says why and repeats neither.</exception>
    public static TelegramAddress? From(IConfiguration configuration)
    {
        if (configuration[TokenSetting]?.Trim() is not { Length: > 0 } token)
        {
            return null;
        }
        if (BotOf(token) is not { } bot)
        {
            throw new SettingException(
                "TELEGRAM_BOT_TOKEN is no token of a bot: BotFather gives one such as 123456:ABC-DEF… Copy it whole."
            );
        }
        return new TelegramAddress(Service(configuration[BaseSetting]), token) { Bot = bot };
    }

    /// <summary>Of a method, such as sendMessage.</summary>
    public Uri Method(string name) => new($"{service.AbsoluteUri}bot{token}/{name}");

    /// <summary>Of a file, by the path that getFile gave.</summary>
    public Uri File(string path) => new($"{service.AbsoluteUri}file/bot{token}/{path}");

    // 123456:ABC…: digits, a colon, and at least twenty letters, digits, _ or -.
    private static long? BotOf(string token) =>
        token.Split(':') is [var number, { Length: >= 20 } secret]
        && long.TryParse(number, out var bot)
        && bot > 0
        && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? bot
            : null;

    private static Uri Service(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return Usual;
        }
        return
            Uri.TryCreate(address.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var service)
            && (service.Scheme == Uri.UriSchemeHttps || service is { Scheme: "http", IsLoopback: true })
            && service.UserInfo.Length == 0
            && service.Query.Length == 0
            ? service
            : throw new SettingException(
                "TELEGRAM_API_BASE_URL must be an address such as https://api.telegram.org; http only on this machine."
            );
    }
}
