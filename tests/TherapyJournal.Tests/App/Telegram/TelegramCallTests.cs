using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TherapyJournal.App.Telegram;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>Whatever comes back, or does not: what is to be made of it, whether it may be done all the same, and never the token.</summary>
public sealed class TelegramCallTests : IAsyncLifetime
{
    private const long Ada = 501;
    private FakeTelegram telegram = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        telegram.Chats.Open(Ada);
    }

    public async ValueTask DisposeAsync() => await telegram.DisposeAsync();

    [Fact(Timeout = 60_000)]
    public async Task What_Telegram_refuses_was_not_done_and_would_be_refused_again()
    {
        (await SendAsync("")).ShouldBe(new TelegramFailure(TelegramFault.Refused));
        (await SendAsync(new string('x', TelegramApi.LongestText + 1))).ShouldBe(
            new TelegramFailure(TelegramFault.Refused)
        );
        (await SendAsync("Hello", chat: 999)).ShouldBe(new TelegramFailure(TelegramFault.Refused));
        telegram.Chats.Find(Ada)!.IsBlocked = true;
        (await SendAsync("Hello")).ShouldBe(new TelegramFailure(TelegramFault.Blocked));
    }

    [Fact(Timeout = 60_000)]
    public async Task How_long_to_wait_is_taken_from_Telegram()
    {
        telegram.Fail(FakeTelegramFault.TooMany(17));

        (await SendAsync("Hello")).ShouldBe(new TelegramFailure(TelegramFault.TooMany, TimeSpan.FromSeconds(17)));
        (await SendAsync("Hello")).ShouldBeNull();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_second_message_within_a_second_into_one_chat_is_too_many()
    {
        telegram.Chats.KeepsPace = true;
        telegram.Chats.Open(502);

        (await SendAsync("One")).ShouldBeNull();
        (await SendAsync("Two")).ShouldBe(new TelegramFailure(TelegramFault.TooMany, TimeSpan.FromSeconds(1)));
        (await SendAsync("Elsewhere", chat: 502)).ShouldBeNull();
    }

    [Fact(Timeout = 60_000)]
    public async Task An_answer_that_was_lost_may_be_of_something_done()
    {
        telegram.Fail(FakeTelegramFault.LostAnswer);
        (await SendAsync("One")).ShouldBe(new TelegramFailure(TelegramFault.Unreachable, IsAmbiguous: true));
        telegram.Fail(FakeTelegramFault.HalfAnAnswer);
        (await SendAsync("Two")).ShouldBe(new TelegramFailure(TelegramFault.Malformed, IsAmbiguous: true));

        telegram.Chats.Find(Ada)!.OfBot.Select(m => m.Text).ShouldBe(["One", "Two"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_Telegram_has_trouble_nobody_knows_what_was_done()
    {
        telegram.Fail(FakeTelegramFault.Trouble);
        (await SendAsync("Hello")).ShouldBe(new TelegramFailure(TelegramFault.Trouble, IsAmbiguous: true));
        telegram.Fail(FakeTelegramFault.BadGateway);
        (await SendAsync("Hello")).ShouldBe(new TelegramFailure(TelegramFault.Malformed, IsAmbiguous: true));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_silent_Telegram_is_given_up_after_its_time_and_no_sooner()
    {
        var clock = new FakeTimeProvider();
        telegram.Fail(FakeTelegramFault.Silence, always: true);
        var sending = SendAsync("Hello", clock: clock);

        clock.Advance(TelegramCall.Longest - TimeSpan.FromSeconds(1));
        await Task.Delay(100, Cancel);
        sending.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));

        (await sending).ShouldBe(new TelegramFailure(TelegramFault.Unreachable, IsAmbiguous: true));
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["TELEGRAM_BOT_TOKEN"] = FakeTelegram.Token,
                    ["TELEGRAM_API_BASE_URL"] = $"http://127.0.0.1:{port}",
                }
            )
            .Build();

        (await SendAsync("Hello", settings: settings)).ShouldBe(new TelegramFailure(TelegramFault.Unreachable));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wrong_token_and_a_second_poller_are_told_apart()
    {
        var other = telegram.Settings("4242:AAother-other_other-other-other_other");
        (await SendAsync("Hello", settings: other)).ShouldBe(new TelegramFailure(TelegramFault.WrongToken));

        using var first = Call();
        using var second = Call();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var polling = new TelegramApi(first).GetUpdatesAsync(null, TimeSpan.FromSeconds(30), stop.Token);
        await Eventually(() => telegram.Calls.Any(c => c.Method == "getUpdates"));

        var refused = await new TelegramApi(second).GetUpdatesAsync(null, TimeSpan.Zero, Cancel);
        refused
            .ShouldBeOfType<TelegramAnswer<IReadOnlyList<System.Text.Json.JsonElement>>.Failed>()
            .Failure.Reason.ShouldBe(TelegramFault.AnotherPolls);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(polling);
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_stops_it_is_told_so_without_the_address()
    {
        telegram.Fail(FakeTelegramFault.Silence, always: true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var call = Call();
        var sending = new TelegramApi(call).SendAsync(new(Ada, "Hello"), stop.Token);
        await Eventually(() => !telegram.Calls.IsEmpty);

        await stop.CancelAsync();

        var stopped = await Should.ThrowAsync<OperationCanceledException>(sending);
        stopped.ToString().ShouldNotContain(FakeTelegram.Token);
    }

    private TelegramCall Call(TimeProvider? clock = null, IConfiguration? settings = null) =>
        new(TelegramAddress.From(settings ?? telegram.Settings())!, clock ?? new FakeTimeProvider());

    /// <returns>Null: it was done.</returns>
    private async Task<TelegramFailure?> SendAsync(
        string text,
        long chat = Ada,
        TimeProvider? clock = null,
        IConfiguration? settings = null
    )
    {
        using var call = Call(clock, settings);
        var answer = await new TelegramApi(call).SendAsync(new(chat, text), Cancel);
        return (answer as TelegramAnswer<TelegramMessage>.Failed)?.Failure;
    }

    private static async Task Eventually(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(10, Cancel);
        }
    }
}
