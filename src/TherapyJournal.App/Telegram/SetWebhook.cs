using Microsoft.Extensions.Logging;

namespace TherapyJournal.App.Telegram;

/// <summary>Tells Telegram where to send updates to, until it has heard. Those that wait there stay and are sent.</summary>
internal sealed class SetWebhook(TelegramApi api, TelegramOptions options, TimeProvider clock, ILogger<SetWebhook> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Tries until it is set.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (options.Webhook() is not { } webhook)
        {
            return;
        }
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (
                await api.SetWebhookAsync(webhook.Address, webhook.Secret, cancel)
                is not TelegramAnswer<bool>.Failed { Failure: var failure }
            )
            {
                return;
            }
            log.LogWarning(
                "Telegram did not take the webhook's address ({Reason}); it is told again. Messages wait there for a day",
                failure.Reason
            );
            await Task.Delay(failure.After > pause ? failure.After : pause, clock, cancel);
        }
    }
}
