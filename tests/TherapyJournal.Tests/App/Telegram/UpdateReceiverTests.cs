using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using TherapyJournal.App.Telegram;
using TherapyJournal.Chats;
using TherapyJournal.Tests.Database;
using TherapyJournal.Work;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public abstract class UpdateReceiverTests(TestedDatabase on) : TelegramTest(on)
{
    [Fact(Timeout = Hanging)]
    public async Task From_the_link_to_the_reflection_everything_goes_over_Telegram()
    {
        var ada = await LinkedAsync();
        ada.Says("I slept badly.");
        ada.Says("The walk by the canal helped.");
        await ReceiveAsync();
        ada.Taps("Done");
        await ReceiveAsync();

        (await EntriesAsync())
            .ShouldHaveSingleItem()
            .Content.Text.ShouldBe("I slept badly.\n\nThe walk by the canal helped.");
        ada.Read[^2].ShouldBe("It is kept.");
        ada.Read[^1].ShouldEndWith("— written without AI");
        Telegram.Calls.ShouldContain(c => c.Method == "answerCallbackQuery");
        Telegram
            .Calls.Where(c => c.Method == "sendMessage")
            .ShouldAllBe(c => (bool)c.Asked["link_preview_options"]!["is_disabled"]!);
    }

    [Fact(Timeout = Hanging)]
    public async Task Telegram_may_forget_a_message_only_once_it_is_committed()
    {
        new FakePerson(Telegram, 501).Says("Hello.");

        (await Receiver.ReceiveOnceAsync(Cancel)).ShouldBeNull();

        Telegram.Updates.Count.ShouldBe(1);
        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(1);
        (await Receiver.ReceiveOnceAsync(Cancel)).ShouldBeNull();
        Telegram.Updates.Count.ShouldBe(0);
        Offsets().ShouldBe([null, 700_000_002]);
    }

    [Fact(Timeout = Hanging)]
    public async Task What_could_not_be_committed_stays_with_Telegram()
    {
        new FakePerson(Telegram, 501).Says("Hello.");
        await House.ForgeAsync($"alter table incoming_messages rename to away");

        (await Receiver.ReceiveOnceAsync(Cancel)).ShouldNotBeNull();
        await House.ForgeAsync($"alter table away rename to incoming_messages");

        (await Receiver.ReceiveOnceAsync(Cancel)).ShouldBeNull();
        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(1);
        Offsets().ShouldBe([null, null]);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whoever_takes_over_goes_on_where_the_last_one_committed()
    {
        new FakePerson(Telegram, 501).Says("Hello.");
        await Receiver.ReceiveOnceAsync(Cancel);
        var other = (await AnotherProcessAsync()).Get<UpdateReceiver>();

        // The first holds the poller, and so the second does not ask.
        (await other.ReceiveOnceAsync(Cancel)).ShouldNotBeNull();
        Offsets().Count.ShouldBe(1);
        Pass(House.Get<HoldPoller>().Lease.ToTimeSpan());
        (await other.ReceiveOnceAsync(Cancel)).ShouldBeNull();
        (await Receiver.ReceiveOnceAsync(Cancel)).ShouldNotBeNull();

        Offsets().ShouldBe([null, 700_000_002]);
        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_program_that_lost_the_poller_while_Telegram_answered_takes_nothing_in()
    {
        var poller = House.Get<HoldPoller>();
        var held = (await poller.RunAsync(4242, null, Cancel)).ShouldNotBeNull();
        Pass(House.Get<HoldPoller>().Lease.ToTimeSpan());
        (await poller.RunAsync(4242, null, Cancel)).ShouldNotBeNull().Fence.ShouldBe(held.Fence + 1);

        var message = new ChatMessage(new ChatAddress("telegram", 4242, 501), ChatMessageKind.Words, "m", 0)
        {
            Text = "Hello.",
        };
        (await House.Get<ReceiveMessages>().RunAsync([message], held, 5, Cancel)).ShouldBeNull();

        (await House.LookAsync(db => db.IncomingMessages.CountAsync(Cancel))).ShouldBe(0);
        (await poller.RunAsync(4242, held, Cancel)).ShouldBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task After_a_quiet_week_the_numbers_begin_anew_and_nothing_is_passed_over()
    {
        var ada = await LinkedAsync();
        await ReceiveAsync();
        Telegram.Updates.GoOnFrom(1_000);
        Pass(TimeSpan.FromDays(6));

        ada.Says("I slept badly.");
        await ReceiveAsync();
        ada.Taps("Done");
        await ReceiveAsync();

        (await EntriesAsync()).ShouldHaveSingleItem();
        Telegram.Calls.Where(c => c.Method == "getUpdates").ShouldContain(c => c.Asked["offset"] == null);
    }

    [Fact(Timeout = Hanging)]
    public async Task Whatever_else_comes_holds_up_nothing()
    {
        var ada = await LinkedAsync();
        Telegram.Updates.Add("poll_answer", new JsonObject { ["poll_id"] = "1" });
        Telegram.Updates.Add("message", new JsonObject { ["message_id"] = "not a number" });
        Telegram.Updates.Add("message", []);
        Telegram.Updates.Add("something_of_2030", new JsonObject { ["a"] = new JsonArray(1, 2) });
        Telegram.Updates.Add(
            "callback_query",
            new JsonObject
            {
                ["id"] = "1",
                ["from"] = new JsonObject { ["id"] = 501, ["is_bot"] = false },
            }
        );
        ada.Sends("sticker", new JsonObject { ["file_id"] = "x" });
        ada.Sends("location", new JsonObject { ["latitude"] = 1, ["longitude"] = 2 });
        ada.Says("I slept badly.");

        await ReceiveAsync();
        ada.Taps("Done");
        await ReceiveAsync();

        (await EntriesAsync()).ShouldHaveSingleItem().Content.Text.ShouldBe("I slept badly.");
        ada.Read.Count(t => t.StartsWith("I can keep words alone", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact(Timeout = Hanging)]
    public async Task A_message_that_is_changed_in_the_app_changes_the_entry()
    {
        var ada = await LinkedAsync();
        var message = ada.Says("I slept bedly.");
        await ReceiveAsync();
        ada.Taps("Done");
        await ReceiveAsync();

        ada.Edits(message, "I slept badly.");
        await ReceiveAsync();

        var entry = (await EntriesAsync()).ShouldHaveSingleItem();
        (entry.Content.Text, entry.Content.Number).ShouldBe(("I slept badly.", 2));
    }

    [Fact(Timeout = Hanging)]
    public async Task What_Telegram_does_not_take_now_is_said_later_and_what_was_lost_on_the_way_is_said_again()
    {
        var ada = await LinkedAsync();
        var before = ada.Read.Count;
        Telegram.Fail(FakeTelegramFault.None);
        ada.Says("I slept badly.");
        await Receiver.ReceiveOnceAsync(Cancel);
        Telegram.Fail(FakeTelegramFault.TooMany(30));
        await WorkAsync();
        ada.Read.Count.ShouldBe(before);
        Pass(TimeSpan.FromSeconds(29));
        await WorkAsync();
        ada.Read.Count.ShouldBe(before);

        Pass(TimeSpan.FromSeconds(1));
        Telegram.Fail(FakeTelegramFault.LostAnswer);
        await WorkAsync();
        ada.Read.Count.ShouldBe(before + 1);
        Pass(TimeSpan.FromMinutes(1));
        await WorkAsync();

        ada.Read.Count.ShouldBe(before + 2, "nobody knows whether the first arrived, and so it is said once more");
        (await House.LookAsync(db => db.Outbox.CountAsync(m => m.DeliveredAt == null, Cancel))).ShouldBe(0);
    }

    [Fact(Timeout = Hanging)]
    public async Task Who_blocks_the_bot_loses_nothing_and_the_therapist_sees_it()
    {
        var ada = await LinkedAsync();
        ada.Says("I slept badly.");
        ada.Chat.IsBlocked = true;
        await ReceiveAsync();
        Pass(TimeSpan.FromMinutes(10));
        await WorkAsync();

        (await EntriesAsync()).ShouldHaveSingleItem();
        var stands = await House.Get<LinkedChat>().ReadAsync(Therapist, Patient, Cancel);
        stands.ShouldBeOfType<LinkedChatOutcome.Linked>().BlockedAt.ShouldNotBeNull();
    }

    [Fact(Timeout = Hanging)]
    public async Task Another_program_that_polls_the_same_bot_is_no_fault_of_ours_and_nothing_is_lost()
    {
        var ada = new FakePerson(Telegram, 501);
        ada.Says("Hello.");
        Telegram.Updates.Webhook = "https://elsewhere.example";

        (await Receiver.ReceiveOnceAsync(Cancel)).ShouldNotBeNull();
        Telegram.Updates.Webhook = null;
        await ReceiveAsync();

        ada.Read.ShouldHaveSingleItem().ShouldStartWith("This is a journal for the patients of a practice");
    }

    [Fact(Timeout = Hanging)]
    public async Task A_long_text_goes_out_in_pieces_and_in_order()
    {
        var ada = await LinkedAsync();
        ada.Says("/privacy");
        await ReceiveAsync();
        var longer = string.Join(' ', Enumerable.Repeat("One sentence more.", 600));

        await House
            .Get<IEnumerable<IChatSender>>()
            .Single()
            .SendAsync(
                new ChatAddress("telegram", 4242, 501),
                new ChatWords(
                    longer,
                    [
                        [new MessageButton("Yes", "y")],
                    ]
                ),
                Cancel
            );

        var pieces = ada.Chat.OfBot.TakeLast(3).ToList();
        string.Join(' ', pieces.Select(p => p.Text)).ShouldBe(longer);
        pieces.Select(p => p.Buttons is not null).ShouldBe([false, false, true]);
    }

    private List<long?> Offsets() =>
        [.. Telegram.Calls.Where(c => c.Method == "getUpdates").Select(c => (long?)c.Asked["offset"])];
}

public sealed class UpdateReceiverOnSqlite() : UpdateReceiverTests(TestedDatabase.Sqlite);

public sealed class UpdateReceiverOnPostgres() : UpdateReceiverTests(TestedDatabase.Postgres);
