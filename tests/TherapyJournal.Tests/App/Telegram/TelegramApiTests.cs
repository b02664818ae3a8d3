using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using TherapyJournal.App.Telegram;
using Xunit;

namespace TherapyJournal.Tests.App.Telegram;

public sealed class TelegramApiTests : IAsyncLifetime
{
    private const long Ada = 501;
    private FakeTelegram telegram = null!;
    private TelegramCall call = null!;
    private TelegramApi api = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegram.StartAsync();
        telegram.Chats.Open(Ada);
        call = new TelegramCall(TelegramAddress.From(telegram.Settings())!, new FakeTimeProvider());
        api = new TelegramApi(call);
    }

    public async ValueTask DisposeAsync()
    {
        call.Dispose();
        await telegram.DisposeAsync();
    }

    [Fact]
    public async Task It_knows_who_it_is() =>
        Done(await api.GetMeAsync(Cancel)).ShouldBe(new TelegramBot(4242, "journal_test_bot"));

    [Fact]
    public async Task What_is_sent_stands_in_the_chat_as_it_was_written_without_a_preview_of_links()
    {
        const string text = "A *star*, a <b>tag</b>, an emoji 🌧️ and https://example.org";

        var sent = Done(
            await api.SendAsync(
                new(Ada, text)
                {
                    ReplyMarkup = new([
                        [new("Done", "done"), new("Keep private", "private")],
                    ]),
                },
                Cancel
            )
        );

        var seen = telegram.Chats.Find(Ada)!.OfBot.ShouldHaveSingleItem();
        (seen.Id, seen.Text).ShouldBe((sent.MessageId, text));
        seen.Buttons.ShouldNotBeNull().ShouldContain("Keep private");
        telegram.Calls.Single().Asked["link_preview_options"]!["is_disabled"]!.GetValue<bool>().ShouldBeTrue();
        telegram.Calls.Single().Asked.ContainsKey("parse_mode").ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_is_changed_and_removed()
    {
        var sent = Done(
            await api.SendAsync(
                new(Ada, "Is it done?")
                {
                    ReplyMarkup = new([
                        [new("Yes", "y")],
                    ]),
                },
                Cancel
            )
        );

        Done(await api.EditAsync(new(Ada, sent.MessageId, "It is done."), Cancel)).ShouldBeTrue();
        telegram
            .Chats.Find(Ada)!
            .OfBot.Single()
            .ShouldSatisfyAllConditions(m => m.Text.ShouldBe("It is done."), m => m.Buttons.ShouldBeNull());
        Done(await api.DeleteAsync(Ada, sent.MessageId, Cancel)).ShouldBeTrue();

        telegram.Chats.Find(Ada)!.OfBot.ShouldBeEmpty();
        Failure(await api.DeleteAsync(Ada, sent.MessageId, Cancel)).Reason.ShouldBe(TelegramFault.Refused);
    }

    [Fact]
    public async Task Updates_come_again_until_a_later_one_is_asked_for()
    {
        var first = telegram.Updates.Add("message", Message("One"));
        telegram.Updates.Add("message", Message("Two"));

        (await PollAsync(null)).ShouldBe(["One", "Two"]);
        (await PollAsync(null)).ShouldBe(["One", "Two"]);
        (await PollAsync(first + 1)).ShouldBe(["Two"]);
        telegram.Updates.Count.ShouldBe(1);
        (await PollAsync(first + 2)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_update_of_a_kind_or_with_fields_that_nobody_knows_yet_is_read_as_far_as_it_is_known()
    {
        telegram.Updates.Add("hologram", new JsonObject { ["depth"] = 3 });
        var message = Message("Hello");
        message["aura"] = new JsonArray(1, 2);
        telegram.Updates.Add("message", message);

        var updates = Done(await api.GetUpdatesAsync(null, TimeSpan.Zero, Cancel))
            .Select(u => u.Deserialize(TelegramJson.Default.TelegramUpdate)!)
            .ToList();

        updates[0].Message.ShouldBeNull();
        updates[1].Message!.Text.ShouldBe("Hello");
        updates[1].Message!.Chat.IsPrivate.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_kinds_that_are_handled_are_asked_for()
    {
        await api.GetUpdatesAsync(null, TimeSpan.Zero, Cancel);

        var asked = telegram.Calls.Single().Asked;
        asked["allowed_updates"]!.AsArray().Select(k => (string?)k).ShouldBe(TelegramApi.Kinds);
        asked.ContainsKey("offset").ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_is_fetched_whole_and_one_that_is_not_there_or_too_large_is_refused()
    {
        byte[] voice = [1, 2, 3, 4];
        telegram.Files.Add("v1", voice);
        telegram.Files.Add("v2", new byte[TelegramApi.LargestFile + 1]);

        Done(await api.FetchAsync("v1", TelegramApi.LargestFile, Cancel)).ShouldBe(voice);
        Failure(await api.FetchAsync("v2", TelegramApi.LargestFile, Cancel)).Reason.ShouldBe(TelegramFault.Refused);
        Failure(await api.FetchAsync("v3", TelegramApi.LargestFile, Cancel)).Reason.ShouldBe(TelegramFault.Refused);
    }

    [Fact]
    public async Task Updates_that_wait_survive_the_change_between_asking_and_being_sent_to()
    {
        telegram.Updates.Add("message", Message("One"));

        Done(await api.SetWebhookAsync(new Uri("https://journal.example/telegram"), "s3cret_-", Cancel)).ShouldBeTrue();
        Failure(await api.GetUpdatesAsync(null, TimeSpan.Zero, Cancel)).Reason.ShouldBe(TelegramFault.AnotherPolls);
        Done(await api.DeleteWebhookAsync(Cancel)).ShouldBeTrue();

        (await PollAsync(null)).ShouldBe(["One"]);
    }

    [Fact]
    public async Task The_menu_typing_taps_and_leaving_are_taken()
    {
        Done(await api.SetMenuAsync(new([new("journal", "Write now")]) { LanguageCode = "en" }, Cancel)).ShouldBeTrue();
        Done(await api.ShowTypingAsync(Ada, Cancel)).ShouldBeTrue();
        Done(await api.AnswerTapAsync(new("77"), Cancel)).ShouldBeTrue();
        Done(await api.LeaveAsync(Ada, Cancel)).ShouldBeTrue();

        telegram.Chats.Find(Ada)!.Typing.ShouldBe(1);
        Failure(await api.SetMenuAsync(new([new("Journal now!", "x")]), Cancel)).Reason.ShouldBe(TelegramFault.Refused);
    }

    private static JsonObject Message(string text) =>
        new()
        {
            ["message_id"] = 1,
            ["date"] = 1_772_442_000,
            ["chat"] = new JsonObject { ["id"] = Ada, ["type"] = "private" },
            ["from"] = new JsonObject
            {
                ["id"] = Ada,
                ["is_bot"] = false,
                ["first_name"] = "Ada",
            },
            ["text"] = text,
        };

    private async Task<IEnumerable<string?>> PollAsync(long? offset) =>
        Done(await api.GetUpdatesAsync(offset, TimeSpan.Zero, Cancel))
            .Select(u => u.Deserialize(TelegramJson.Default.TelegramUpdate)!.Message!.Text);

    private static T Done<T>(TelegramAnswer<T> answer) => answer.ShouldBeOfType<TelegramAnswer<T>.Done>().Value;

    private static TelegramFailure Failure<T>(TelegramAnswer<T> answer) =>
        answer.ShouldBeOfType<TelegramAnswer<T>.Failed>().Failure;
}
