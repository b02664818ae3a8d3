using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public sealed class SetWebhookTests : IAsyncLifetime
{
    private readonly ListeningLog<SetWebhook> log = new();
    private FakeTelegram telegram = null!;
    private TelegramCall call = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        call = new TelegramCall(TelegramAddress.From(telegram.Settings())!, new StandingClock());
    }

    public async ValueTask DisposeAsync()
    {
        call.Dispose();
        await telegram.DisposeAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task It_tries_until_Telegram_has_heard_and_what_waits_there_stays()
    {
        telegram.Updates.Add("message", []);
        telegram.Fail(FakeTelegramFault.BadGateway);
        telegram.Fail(FakeTelegramFault.TooMany(1));

        await NewSetting().RunAsync(Cancel);

        telegram.Updates.Webhook.ShouldBe("https://journal.example/telegram/updates");
        telegram.Updates.Secret.ShouldBe("s3cret");
        telegram.Updates.Count.ShouldBe(1);
        telegram.Calls.Count.ShouldBe(3);
        telegram.Calls.ShouldAllBe(c => (bool?)c.Asked["drop_pending_updates"] != true);
        log.Lines.Count.ShouldBe(2);
        log.Lines.ShouldAllBe(line => !line.Contains("s3cret") && !line.Contains(FakeTelegram.Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_ends_when_the_server_does()
    {
        telegram.Fail(FakeTelegramFault.Trouble, always: true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var setting = NewSetting().RunAsync(stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(setting);
    }

    private SetWebhook NewSetting() =>
        new(
            new TelegramApi(call),
            new TelegramOptions { WebhookUrl = "https://journal.example", WebhookSecret = "s3cret" },
            new StandingClock(),
            log
        );
}
