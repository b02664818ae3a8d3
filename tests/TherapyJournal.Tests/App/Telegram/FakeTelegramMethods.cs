using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TherapyJournal.Tests.App.Telegram;

/// <summary>The methods of the Bot API, with the refusals of each.</summary>
internal sealed class FakeTelegramMethods(FakeChats chats, FakeUpdates updates)
{
    private const int LongestText = 4096;
    private const int LongestButton = 64;

    private static readonly string[] Actions =
    [
        "typing",
        "upload_photo",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
    ];

    public FakeFiles Files { get; } = new();

    /// <summary>The menus of commands, by the language of an app; empty: of all others.</summary>
    public ConcurrentDictionary<string, JsonNode> Menus { get; } = new(StringComparer.Ordinal);

    public async Task<FakeTelegramAnswer> AnswerAsync(string method, JsonObject asked, CancellationToken cancel) =>
        method switch
        {
            "getMe" => FakeTelegramAnswer.Done(
                new JsonObject
                {
                    ["id"] = 4242,
                    ["is_bot"] = true,
                    ["first_name"] = "Journal",
                    ["username"] = "journal_test_bot",
                    ["can_join_groups"] = true,
                }
            ),
            "getUpdates" => await updates.AnswerAsync(asked, cancel),
            "sendMessage" => InChat(asked, chat => Send(chat, asked)),
            "editMessageText" => InChat(asked, chat => Edit(chat, asked)),
            "deleteMessage" => InChat(
                asked,
                chat =>
                    chat.Remove((long?)asked["message_id"] ?? 0)
                        ? FakeTelegramAnswer.Done(true)
                        : BadRequest("message to delete not found")
            ),
            "sendChatAction" => InChat(asked, chat => Act(chat, asked)),
            "leaveChat" => InChat(asked, _ => FakeTelegramAnswer.Done(true)),
            "answerCallbackQuery" => Text(asked, "callback_query_id").Length == 0
                ? BadRequest("query is too old and response timeout expired or query ID is invalid")
                : FakeTelegramAnswer.Done(true),
            "setMyCommands" => SetMenu(asked),
            "getMyCommands" => Menu(asked),
            "setWebhook" => SetWebhook(asked),
            "deleteWebhook" => RemoveWebhook(asked),
            "getWebhookInfo" => FakeTelegramAnswer.Done(
                new JsonObject
                {
                    ["url"] = updates.Webhook ?? "",
                    ["has_custom_certificate"] = false,
                    ["pending_update_count"] = updates.Count,
                }
            ),
            "getFile" => Files.Find(Text(asked, "file_id")),
            _ => FakeTelegramAnswer.Refused(404, "Not Found: method not found"),
        };

    private FakeTelegramAnswer InChat(JsonObject asked, Func<FakeChat, FakeTelegramAnswer> answer) =>
        asked["chat_id"] is not JsonValue id || !id.TryGetValue<long>(out var number) ? BadRequest("chat_id is empty")
        : chats.Find(number) is not { } chat ? BadRequest("chat not found")
        : chat.IsBlocked ? FakeTelegramAnswer.Refused(403, "Forbidden: bot was blocked by the user")
        : answer(chat);

    private FakeTelegramAnswer Send(FakeChat chat, JsonObject asked)
    {
        var text = Text(asked, "text");
        if (Problem(text, asked) is { } problem)
        {
            return problem;
        }
        if (chats.KeepsPace && !chat.MaySendNow())
        {
            return FakeTelegramAnswer.TooMany(1);
        }
        var arrived = chat.Add(text.Trim(), asked["reply_markup"]?.ToJsonString(), isOfBot: true);
        chats.Arrived(chat, arrived);
        return FakeTelegramAnswer.Done(Message(chat, arrived));
    }

    private static FakeTelegramAnswer Edit(FakeChat chat, JsonObject asked)
    {
        var (text, id) = (Text(asked, "text"), (long?)asked["message_id"] ?? 0);
        if (Problem(text, asked) is { } problem)
        {
            return problem;
        }
        var buttons = asked["reply_markup"]?.ToJsonString();
        var before = chat.OfBot.FirstOrDefault(m => m.Id == id);
        return before is not null && before.Text == text && before.Buttons == buttons
                ? BadRequest(
                    "message is not modified: specified new message content and reply markup are exactly the same"
                )
            : chat.Edit(id, text, buttons)
                ? FakeTelegramAnswer.Done(Message(chat, new FakeChatMessage(id, text, buttons, IsOfBot: true)))
            : BadRequest("message to edit not found");
    }

    private static FakeTelegramAnswer Act(FakeChat chat, JsonObject asked)
    {
        if (!Actions.Contains(Text(asked, "action")))
        {
            return BadRequest("wrong parameter action in request");
        }
        chat.Typing++;
        return FakeTelegramAnswer.Done(true);
    }

    // Lengths count UTF-16 units, after the marks are read; this bot uses no marks, so that broken ones are never sent.
    private static FakeTelegramAnswer? Problem(string text, JsonObject asked) =>
        text.Trim().Length == 0 ? BadRequest("message text is empty")
        : text.Length > LongestText ? BadRequest("message is too long")
        : asked["parse_mode"] is not null && (text.Count(c => c == '*') % 2 == 1 || text.Count(c => c == '<') % 2 == 1)
            ? BadRequest("can't parse entities: Can't find end of the entity starting at byte offset 0")
        : Buttons(asked).Any(b => Encoding.UTF8.GetByteCount(b) is 0 or > LongestButton)
            ? BadRequest("BUTTON_DATA_INVALID")
        : null;

    private static IEnumerable<string> Buttons(JsonObject asked) =>
        asked["reply_markup"]?["inline_keyboard"] is JsonArray rows
            ? rows.OfType<JsonArray>().SelectMany(row => row).Select(b => (string?)b?["callback_data"] ?? "")
            : [];

    private FakeTelegramAnswer SetMenu(JsonObject asked)
    {
        if (asked["commands"] is not JsonArray { Count: <= 100 } commands || !IsLanguage(asked))
        {
            return BadRequest("commands are invalid");
        }
        var areRight = commands.All(c =>
            (string?)c?["command"] is { Length: > 0 and <= 32 } name
            && name.All(l => char.IsAsciiLetterLower(l) || char.IsAsciiDigit(l) || l == '_')
            && (string?)c["description"] is { Length: >= 1 and <= 256 }
        );
        if (!areRight)
        {
            return BadRequest("BOT_COMMAND_INVALID");
        }
        Menus[Text(asked, "language_code")] = commands.DeepClone();
        return FakeTelegramAnswer.Done(true);
    }

    // Of this language alone: what apps in others are shown instead is no part of it.
    private FakeTelegramAnswer Menu(JsonObject asked) =>
        !IsLanguage(asked)
            ? BadRequest("language code is invalid")
            : FakeTelegramAnswer.Done(
                Menus.GetValueOrDefault(Text(asked, "language_code"))?.DeepClone() ?? new JsonArray()
            );

    private static bool IsLanguage(JsonObject asked) =>
        Text(asked, "language_code") is { Length: 0 or 2 } code && code.All(char.IsAsciiLetterLower);

    private FakeTelegramAnswer SetWebhook(JsonObject asked)
    {
        var (url, secret) = (Text(asked, "url"), Text(asked, "secret_token"));
        if (!url.StartsWith("https://", StringComparison.Ordinal))
        {
            return BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (secret.Length > 256 || !secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            return BadRequest("secret token contains unallowed characters");
        }
        (updates.Webhook, updates.Secret) = (url, secret);
        return FakeTelegramAnswer.Done(true);
    }

    private FakeTelegramAnswer RemoveWebhook(JsonObject asked)
    {
        updates.Webhook = null;
        return asked["drop_pending_updates"] is null ? FakeTelegramAnswer.Done(true) : BadRequest("words were dropped");
    }

    private static JsonObject Message(FakeChat chat, FakeChatMessage message) =>
        new()
        {
            ["message_id"] = message.Id,
            ["date"] = 1_772_442_000,
            ["chat"] = new JsonObject { ["id"] = chat.Id, ["type"] = chat.Type },
            ["from"] = new JsonObject
            {
                ["id"] = 4242,
                ["is_bot"] = true,
                ["first_name"] = "Journal",
            },
            ["text"] = message.Text,
        };

    private static string Text(JsonObject asked, string name) =>
        asked[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static FakeTelegramAnswer BadRequest(string what) =>
        FakeTelegramAnswer.Refused(400, $"Bad Request: {what}");
}

/// <summary>Files that people have sent.</summary>
internal sealed class FakeFiles
{
    private readonly ConcurrentDictionary<string, byte[]> files = new();

    /// <summary>What happens to the next downloads; then they come.</summary>
    public ConcurrentQueue<FakeDownload> Downloads { get; } = new();

    /// <summary>How often one was asked for.</summary>
    public int Asked => asked;

    private int asked;

    public void Add(string id, byte[] bytes) => files[id] = bytes;

    public FakeTelegramAnswer Find(string id) =>
        !files.TryGetValue(id, out var bytes)
            ? FakeTelegramAnswer.Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        : bytes.Length > 20 * 1024 * 1024 ? FakeTelegramAnswer.Refused(400, "Bad Request: file is too big")
        : FakeTelegramAnswer.Done(
            new JsonObject
            {
                ["file_id"] = id,
                ["file_unique_id"] = $"u{id}",
                ["file_size"] = bytes.Length,
                ["file_path"] = $"voice/{id}.oga",
            }
        );

    public async Task AnswerAsync(HttpContext context, string path)
    {
        Interlocked.Increment(ref asked);
        if (
            Downloads.TryDequeue(out var trouble)
            && files.TryGetValue(Path.GetFileNameWithoutExtension(path), out var all)
        )
        {
            await trouble.SpoilAsync(context, all);
            return;
        }
        if (files.TryGetValue(Path.GetFileNameWithoutExtension(path), out var bytes))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            return;
        }
        await FakeTelegramAnswer.Refused(404, "Not Found").WriteAsync(context);
    }
}
