using Microsoft.Extensions.Logging;
using TherapyJournal.Chats;

namespace TherapyJournal.App.Telegram;

/// <summary>Registers the commands at Telegram, for the menu of people's apps, in the language in which an app speaks. What stands there already is left.</summary>
internal sealed class SetMenu(TelegramApi api, TimeProvider clock, ILogger<SetMenu> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // Null: for every language that has none of its own.
    private static readonly IReadOnlyList<TelegramAsk.Menu> Menus =
    [
        new([.. ChatMenu.Commands.Select(c => new TelegramCommand(c.Name, c.English))]),
        new([.. ChatMenu.Commands.Select(c => new TelegramCommand(c.Name, c.German))]) { LanguageCode = "de" },
    ];

    /// <summary>Tries until they stand there; nothing waits for it.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var pause = FirstPause;
        foreach (var menu in Menus)
        {
            while (await TroubleAsync(menu, cancel) is { } failure)
            {
                log.LogWarning(
                    "Telegram did not take the menu of commands ({Reason}); they work without it",
                    failure.Reason
                );
                if (failure.Reason is TelegramFault.Refused or TelegramFault.WrongToken)
                {
                    // The same again would be refused again.
                    return;
                }
                await Task.Delay(failure.After > pause ? failure.After : pause, clock, cancel);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <returns>Null: it stands there.</returns>
    private async Task<TelegramFailure?> TroubleAsync(TelegramAsk.Menu menu, CancellationToken cancel)
    {
        var standing = await api.GetMenuAsync(menu.LanguageCode, cancel);
        if (standing is TelegramAnswer<IReadOnlyList<TelegramCommand>>.Done { Value: var commands })
        {
            return commands.SequenceEqual(menu.Commands) ? null
                : await api.SetMenuAsync(menu, cancel) is TelegramAnswer<bool>.Failed { Failure: var notSet } ? notSet
                : null;
        }
        return ((TelegramAnswer<IReadOnlyList<TelegramCommand>>.Failed)standing).Failure;
    }
}
