using System.Text.Json.Nodes;
using TherapyJournal.Tests.App.Telegram;

namespace TherapyJournal.Benchmarks;

/// <summary>What people do with their phones.</summary>
internal sealed class Phones(FakeTelegram telegram)
{
    /// <summary>What they write.</summary>
    public const string Words = "I slept badly again. Afterwards I walked by the canal, and the walk helped.";

    private int taps;

    public void Say(long person, string words)
    {
        var message = Message(person, telegram.Chats.Open(person).Number());
        message["text"] = words;
        telegram.Updates.Add("message", message);
    }

    /// <summary>Taps the first button beneath a message.</summary>
    public void TapFirst(long person, FakeChatMessage beneath) =>
        telegram.Updates.Add(
            "callback_query",
            new JsonObject
            {
                ["id"] = $"{Interlocked.Increment(ref taps)}",
                ["from"] = From(person),
                ["message"] = Message(person, beneath.Id),
                ["data"] = (string?)JsonNode.Parse(beneath.Buttons!)!["inline_keyboard"]![0]![0]!["callback_data"],
            }
        );

    private static JsonObject From(long person) => new() { ["id"] = person, ["is_bot"] = false };

    private static JsonObject Message(long person, long id) =>
        new()
        {
            ["message_id"] = id,
            ["date"] = 1_790_000_000,
            ["chat"] = new JsonObject { ["id"] = person, ["type"] = "private" },
            ["from"] = From(person),
        };
}
