using System.Text.Json;
using System.Text.Json.Serialization;

namespace TherapyJournal.App.Telegram;

/// <summary>Something that happened to the bot. Kinds that it does not ask for, and fields that it does not know, are passed over.</summary>
internal sealed record TelegramUpdate(long UpdateId)
{
    public TelegramMessage? Message { get; init; }

    /// <summary>A message that its writer has changed, whole.</summary>
    public TelegramMessage? EditedMessage { get; init; }

    /// <summary>A button was tapped.</summary>
    public TelegramTap? CallbackQuery { get; init; }

    /// <summary>The bot was blocked, or let in again, or put into a group.</summary>
    public TelegramMembership? MyChatMember { get; init; }
}

/// <summary>A message in a chat.</summary>
/// <param name="MessageId">Its number in the chat.</param>
/// <param name="Date">Unix seconds.</param>
/// <param name="Chat">Where it stands.</param>
internal sealed record TelegramMessage(long MessageId, long Date, TelegramChat Chat)
{
    /// <summary>Who wrote it; null in channels.</summary>
    public TelegramPerson? From { get; init; }

    public string? Text { get; init; }

    /// <summary>The words beside a picture or a recording.</summary>
    public string? Caption { get; init; }

    public TelegramVoice? Voice { get; init; }

    /// <summary>Unix seconds; null: never edited.</summary>
    public long? EditDate { get; init; }
}

/// <summary>A chat; with a person it has the person's number.</summary>
internal sealed record TelegramChat(long Id, string Type)
{
    /// <summary>A chat of the bot with one person.</summary>
    [JsonIgnore]
    public bool IsPrivate => Type == "private";
}

/// <summary>A person, or another bot.</summary>
internal sealed record TelegramPerson(long Id, bool IsBot)
{
    /// <summary>The language of their app, such as de or pt-br; null: not told.</summary>
    public string? LanguageCode { get; init; }
}

/// <summary>A voice message.</summary>
/// <param name="FileId">By which it is fetched.</param>
/// <param name="Duration">Seconds.</param>
internal sealed record TelegramVoice(string FileId, int Duration)
{
    public string? MimeType { get; init; }

    /// <summary>Bytes; null: not told.</summary>
    public long? FileSize { get; init; }
}

/// <summary>A button was tapped beneath a message.</summary>
/// <param name="Id">By which it is answered.</param>
/// <param name="From">Who tapped.</param>
internal sealed record TelegramTap(string Id, TelegramPerson From)
{
    /// <summary>What stands behind the button; at most 64 bytes.</summary>
    public string? Data { get; init; }

    /// <summary>The message that bears it; null: it is too old.</summary>
    public TelegramMessage? Message { get; init; }
}

/// <summary>What the bot is in a chat from now on.</summary>
internal sealed record TelegramMembership(TelegramChat Chat, TelegramMember NewChatMember);

/// <summary>member, kicked (blocked), left …</summary>
internal sealed record TelegramMember(string Status);

/// <summary>A file that can be fetched for an hour.</summary>
internal sealed record TelegramFile(string FileId)
{
    public string? FilePath { get; init; }

    /// <summary>Bytes; null: not told.</summary>
    public long? FileSize { get; init; }
}

/// <summary>Where updates are sent to.</summary>
/// <param name="Url">Empty: nowhere.</param>
internal sealed record TelegramWebhook(string Url);

/// <summary>The bot itself.</summary>
internal sealed record TelegramBot(long Id, string Username);

/// <summary>A command as it stands in the menu of the app.</summary>
internal sealed record TelegramCommand(string Command, string Description);

/// <summary>The envelope of every answer.</summary>
internal sealed record TelegramEnvelope(bool Ok)
{
    public JsonElement Result { get; init; }

    public int? ErrorCode { get; init; }

    public TelegramAdvice? Parameters { get; init; }

    /// <summary>In words; only one of its sentences means anything here.</summary>
    public string? Description { get; init; }

    /// <summary>Whether a message was to be changed that reads so already. Telegram has no code for it.</summary>
    [JsonIgnore]
    public bool IsUnchanged => Description?.Contains("message is not modified", StringComparison.Ordinal) == true;
}

/// <summary>What to do about a refusal.</summary>
internal sealed record TelegramAdvice
{
    /// <summary>Seconds.</summary>
    public int? RetryAfter { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(TelegramEnvelope))]
[JsonSerializable(typeof(TelegramUpdate))]
[JsonSerializable(typeof(TelegramMessage))]
[JsonSerializable(typeof(TelegramFile))]
[JsonSerializable(typeof(TelegramBot))]
[JsonSerializable(typeof(TelegramWebhook))]
[JsonSerializable(typeof(TelegramAsk.Updates))]
[JsonSerializable(typeof(TelegramAsk.Send))]
[JsonSerializable(typeof(TelegramAsk.Edit))]
[JsonSerializable(typeof(TelegramAsk.OfMessage))]
[JsonSerializable(typeof(TelegramAsk.OfChat))]
[JsonSerializable(typeof(TelegramAsk.Typing))]
[JsonSerializable(typeof(TelegramAsk.Tapped))]
[JsonSerializable(typeof(TelegramAsk.Menu))]
[JsonSerializable(typeof(TelegramAsk.OfMenu))]
[JsonSerializable(typeof(IReadOnlyList<TelegramCommand>))]
[JsonSerializable(typeof(TelegramAsk.OfFile))]
[JsonSerializable(typeof(TelegramAsk.Webhook))]
[JsonSerializable(typeof(TelegramAsk.Nothing))]
internal sealed partial class TelegramJson : JsonSerializerContext;
