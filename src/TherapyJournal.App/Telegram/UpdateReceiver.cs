using System.Text.Json;
using Microsoft.Extensions.Logging;
using TherapyJournal.Chats;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Telegram;

/// <summary>Asks Telegram for updates and takes them in: one program at a time, and nothing is let go there before it is committed here.</summary>
internal sealed class UpdateReceiver(
    TelegramAddress address,
    TelegramApi api,
    HoldPoller poller,
    ReceiveMessages receive,
    TelegramOptions options,
    TimeProvider clock,
    ILogger<UpdateReceiver> log
)
{
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // A lease is taken for as long as Telegram may be silent; it is renewed in between.
    private readonly TimeSpan betweenLeases = poller.Lease.ToTimeSpan() / 3;

    private HeldPoller? held;
    private TelegramFault? told;
    private bool takesBack;

    /// <summary>Receives until it is stopped.</summary>
    /// <param name="removesWebhook">Whether a webhook that stands at Telegram from before is removed: only where the settings of a server say that it is asked.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RunAsync(bool removesWebhook, CancellationToken cancel)
    {
        takesBack = removesWebhook;
        var failures = 0;
        try
        {
            while (true)
            {
                var pause = await ReceiveOnceAsync(cancel);
                failures = pause is null ? 0 : failures + 1;
                if (pause is { } wait)
                {
                    var longer = TimeSpan.FromTicks(
                        Math.Min(LongestPause.Ticks, wait.Ticks * (1L << Math.Min(failures - 1, 6)))
                    );
                    await Task.Delay(longer, clock, cancel);
                }
            }
        }
        finally
        {
            await LetGoAsync();
        }
    }

    /// <summary>Asks once and takes in what comes.</summary>
    /// <returns>How long to wait before the next time; null: nothing is in the way.</returns>
    internal async Task<TimeSpan?> ReceiveOnceAsync(CancellationToken cancel)
    {
        try
        {
            held = await poller.RunAsync(address.Bot, held, cancel);
            return held is null ? UsualPause : await ReceiveAsync(held, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            // The type alone: a message could hold what somebody wrote.
            log.LogWarning("Messages could not be taken in ({Fault}); Telegram keeps them", fault.GetType().Name);
            return UsualPause;
        }
    }

    private async Task<TimeSpan?> ReceiveAsync(HeldPoller lease, CancellationToken cancel)
    {
        var answer = await AskAsync(lease, cancel);
        if (answer is TelegramAnswer<IReadOnlyList<JsonElement>>.Failed { Failure: var failure })
        {
            await TellAsync(failure.Reason, cancel);
            return failure.After > TimeSpan.Zero ? failure.After : UsualPause;
        }
        told = null;
        var updates = ((TelegramAnswer<IReadOnlyList<JsonElement>>.Done)answer).Value;
        var numbers = updates.Select(FromTelegram.NumberOf).OfType<long>().ToList();
        if (numbers.Count == 0)
        {
            return null;
        }
        var now = clock.NowStored();
        var messages = updates.Select(u => FromTelegram.Read(u, address.Bot, now)).OfType<ChatMessage>().ToList();
        if (await receive.RunAsync(messages, lease, numbers[^1] + 1, cancel) is null)
        {
            held = null;
        }
        return null;
    }

    // Telegram may be silent for longer than a lease holds.
    private async Task<TelegramAnswer<IReadOnlyList<JsonElement>>> AskAsync(HeldPoller lease, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var renewing = RenewAsync(lease, stop);
        try
        {
            return await api.GetUpdatesAsync(lease.Next, TimeSpan.FromSeconds(options.PollSeconds), stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(HeldPoller lease, CancellationTokenSource stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(betweenLeases, clock, stop.Token);
                if (await poller.RunAsync(address.Bot, lease, stop.Token) is null)
                {
                    // Another program asks by now: two at once would only disturb each other.
                    await stop.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Answered, lost or stopped.
        }
        catch (Exception fault)
        {
            log.LogWarning("The poller's lease could not be renewed ({Fault})", fault.GetType().Name);
        }
    }

    private async Task LetGoAsync()
    {
        if (held is not { } lease)
        {
            return;
        }
        try
        {
            await poller.LetGoAsync(lease, CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogInformation("The poller was not given back ({Fault}); its lease runs out", fault.GetType().Name);
        }
    }

    // Once for as long as it lasts.
    private async Task TellAsync(TelegramFault fault, CancellationToken cancel)
    {
        var hasWebhook =
            fault == TelegramFault.AnotherPolls
            && await api.GetWebhookAsync(cancel) is TelegramAnswer<TelegramWebhook>.Done { Value.Url.Length: > 0 };
        if (hasWebhook && takesBack && await api.DeleteWebhookAsync(cancel) is TelegramAnswer<bool>.Done)
        {
            log.LogWarning("A webhook stood at Telegram from before; it is removed, since the settings name none");
            return;
        }
        if (told == fault)
        {
            return;
        }
        told = fault;
        if (hasWebhook)
        {
            log.LogWarning(
                "A webhook is set for this bot at Telegram, and its messages go there; 'journal serve' without one removes it"
            );
        }
        else if (fault == TelegramFault.AnotherPolls)
        {
            log.LogWarning("Another program polls this bot; stop it, or give this one a bot of its own");
        }
        else
        {
            log.LogWarning("Telegram gives no messages ({Fault}); they wait there for a day", fault);
        }
    }
}
