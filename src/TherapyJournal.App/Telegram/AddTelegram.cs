using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Chats;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Telegram;

/// <summary>Registers the room Telegram.</summary>
internal static class TelegramRegistration
{
    private const string Section = "Journal:Telegram";

    /// <summary>Adds the bot; nothing where no token is set.</summary>
    /// <exception cref="SettingException">The token, the address or a setting under Journal:Telegram cannot be used.</exception>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new KnownSettings(Section, typeof(TelegramOptions)));
        var options = Settings.Read<TelegramOptions>(configuration, Section);
        if (TelegramAddress.From(configuration) is not { } address)
        {
            return services;
        }
        services
            .AddSingleton(options)
            .AddSingleton(address)
            .AddSingleton<TelegramCall>()
            .AddSingleton<TelegramApi>()
            .AddSingleton<SendPace>()
            .AddSingleton<SetMenu>()
            .AddSingleton<IChatSender, TelegramSender>();
        // Telegram takes one of the two: where it sends by itself, nobody here can ask.
        return options.Webhook() is null
            ? services.AddSingleton<UpdateReceiver>()
            : services.AddSingleton<UpdateWebhook>().AddSingleton<SetWebhook>();
    }
}
