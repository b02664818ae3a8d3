using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>Asking for messages where somebody else asks, or where a webhook stands from before.</summary>
public sealed class PollingConflictTests() : JournalTest(TestedDatabase.Sqlite)
{
    private readonly ListeningLog<UpdateReceiver> log = new();
    private FakeTelegram telegram = null!;
    private TelegramCall call = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        telegram = await FakeTelegram.StartAsync();
        call = new TelegramCall(TelegramAddress.From(telegram.Settings())!, Ground.Clock);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        call.Dispose();
        await telegram.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact(Timeout = Hanging)]
    public async Task A_worker_leaves_a_webhook_alone_and_says_who_can_remove_it()
    {
        telegram.Updates.Webhook = "https://elsewhere.example/telegram/updates";
        await using var receiving = Receive(removesWebhook: false);

        await UntilAsync(() => !log.Lines.IsEmpty && telegram.Calls.Count(c => c.Method == "getUpdates") > 1);

        telegram.Updates.Webhook.ShouldNotBeNull();
        telegram.Calls.ShouldNotContain(c => c.Method == "deleteWebhook");
        log.Lines.ShouldBe([
            "A webhook is set for this bot at Telegram, and its messages go there; 'journal serve' without one removes it",
        ]);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_server_that_is_to_ask_removes_the_webhook_and_loses_nothing_of_what_waits()
    {
        telegram.Updates.Webhook = "https://before.example/telegram/updates";
        telegram.Updates.Add("message", Message("from before"));
        await using var receiving = Receive(removesWebhook: true);

        await UntilAsync(() => telegram.Updates.Count == 0);

        telegram.Updates.Webhook.ShouldBeNull();
        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_program_that_asks_is_told_once_for_as_long_as_it_lasts()
    {
        var other = telegram.Updates.AnswerAsync(new() { ["timeout"] = 50 }, Cancel);
        await using var receiving = Receive(removesWebhook: true);

        await UntilAsync(() => telegram.Calls.Count(c => c.Method == "getUpdates") > 1);

        log.Lines.ShouldBe(["Another program polls this bot; stop it, or give this one a bot of its own"]);
        telegram.Calls.ShouldNotContain(c => c.Method == "deleteWebhook");
        other.IsCompleted.ShouldBeFalse("nobody was pushed aside");
        telegram.Updates.Add("message", Message("for the other"));
        await other;
    }

    private Receiving Receive(bool removesWebhook)
    {
        var receiver = new UpdateReceiver(
            TelegramAddress.From(telegram.Settings())!,
            new TelegramApi(call),
            House.Get<HoldPoller>(),
            House.Get<ReceiveMessages>(),
            new TelegramOptions { PollSeconds = 1 },
            Ground.Clock,
            log
        );
        return new Receiving(stop => receiver.RunAsync(removesWebhook, stop));
    }

    private static System.Text.Json.Nodes.JsonObject Message(string words) =>
        new()
        {
            ["message_id"] = 1,
            ["date"] = 1_772_442_000,
            ["chat"] = new System.Text.Json.Nodes.JsonObject { ["id"] = 501, ["type"] = "private" },
            ["text"] = words,
        };

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancel);
        }
    }

    /// <summary>It runs until it is disposed.</summary>
    private sealed class Receiving : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task running;

        public Receiving(Func<CancellationToken, Task> run) => running = run(stop.Token);

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(running);
            stop.Dispose();
        }
    }
}
