using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TherapyJournal.App.Telegram;

/// <summary>The methods of the Bot API that this bot uses (Bot API 10.1, core.telegram.org/bots/api). It retries nothing: whoever sends decides.</summary>
internal sealed class TelegramApi(TelegramCall call)
{
    /// <summary>The longest text of one message, in UTF-16 units.</summary>
    public const int LongestText = 4096;

    /// <summary>The largest file that a bot may fetch, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>The kinds of updates that the bot handles, so that no others are sent.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    ["message", "edited_message", "callback_query", "my_chat_member"];

    private static readonly TelegramJson Json = TelegramJson.Default;

    /// <summary>Who the bot is; by this its token is tried.</summary>
    public Task<TelegramAnswer<TelegramBot>> GetMeAsync(CancellationToken cancel) =>
        AskAsync("getMe", new(), Json.Nothing, Json.TelegramBot, cancel);

    /// <summary>Waits for updates, each as it came: it is sealed and kept before anybody reads it.</summary>
    /// <param name="offset">The first that is wanted, by which those before it are forgotten; null: whatever is there.</param>
    /// <param name="wait">How long Telegram waits for one.</param>
    /// <param name="cancel">Stops the wait; nothing is lost.</param>
    public async Task<TelegramAnswer<IReadOnlyList<JsonElement>>> GetUpdatesAsync(
        long? offset,
        TimeSpan wait,
        CancellationToken cancel
    ) =>
        await call.PostAsync(
            "getUpdates",
            new TelegramAsk.Updates(offset, (int)wait.TotalSeconds, Kinds),
            Json.Updates,
            wait,
            cancel
        ) switch
        {
            TelegramAnswer<JsonElement>.Done { Value: { ValueKind: JsonValueKind.Array } found } => new TelegramAnswer<
                IReadOnlyList<JsonElement>
            >.Done([.. found.EnumerateArray()]),
            var other => Failed<IReadOnlyList<JsonElement>>(other),
        };

    /// <summary>Sends a text, without marks of any kind: what it says is shown as it is.</summary>
    public Task<TelegramAnswer<TelegramMessage>> SendAsync(TelegramAsk.Send message, CancellationToken cancel) =>
        AskAsync("sendMessage", message, Json.Send, Json.TelegramMessage, cancel);

    /// <summary>Puts other words in the place of a message of the bot's own.</summary>
    public Task<TelegramAnswer<bool>> EditAsync(TelegramAsk.Edit message, CancellationToken cancel) =>
        DoAsync("editMessageText", message, Json.Edit, cancel);

    /// <summary>Removes a message of the bot's own, or of a private chat, within 48 hours.</summary>
    public Task<TelegramAnswer<bool>> DeleteAsync(long chat, long message, CancellationToken cancel) =>
        DoAsync("deleteMessage", new(chat, message), Json.OfMessage, cancel);

    /// <summary>Shows for five seconds that somebody is writing.</summary>
    public Task<TelegramAnswer<bool>> ShowTypingAsync(long chat, CancellationToken cancel) =>
        DoAsync("sendChatAction", new(chat), Json.Typing, cancel);

    /// <summary>Ends the waiting of whoever has tapped a button.</summary>
    public Task<TelegramAnswer<bool>> AnswerTapAsync(TelegramAsk.Tapped tapped, CancellationToken cancel) =>
        DoAsync("answerCallbackQuery", tapped, Json.Tapped, cancel);

    /// <summary>Registers the commands of the menu.</summary>
    public Task<TelegramAnswer<bool>> SetMenuAsync(TelegramAsk.Menu menu, CancellationToken cancel) =>
        DoAsync("setMyCommands", menu, Json.Menu, cancel);

    /// <summary>The commands that stand in the menu of apps in this language, and of no other; none where nobody has set any.</summary>
    public Task<TelegramAnswer<IReadOnlyList<TelegramCommand>>> GetMenuAsync(
        string? language,
        CancellationToken cancel
    ) => AskAsync("getMyCommands", new(language), Json.OfMenu, Json.IReadOnlyListTelegramCommand, cancel);

    /// <summary>Leaves a group.</summary>
    public Task<TelegramAnswer<bool>> LeaveAsync(long chat, CancellationToken cancel) =>
        DoAsync("leaveChat", new(chat), Json.OfChat, cancel);

    /// <summary>Has updates sent to an address of ours, with a secret in their head.</summary>
    public Task<TelegramAnswer<bool>> SetWebhookAsync(Uri address, string secret, CancellationToken cancel) =>
        DoAsync("setWebhook", new(address.AbsoluteUri, secret, Kinds), Json.Webhook, cancel);

    /// <summary>Whether an address is set to which updates are sent.</summary>
    public Task<TelegramAnswer<TelegramWebhook>> GetWebhookAsync(CancellationToken cancel) =>
        AskAsync("getWebhookInfo", new(), Json.Nothing, Json.TelegramWebhook, cancel);

    /// <summary>Goes back to being asked for updates; those that wait stay.</summary>
    public Task<TelegramAnswer<bool>> DeleteWebhookAsync(CancellationToken cancel) =>
        DoAsync("deleteWebhook", new(), Json.Nothing, cancel);

    /// <summary>Fetches a file, such as a voice message; at most so many bytes, and at most <see cref="LargestFile"/>.</summary>
    public async Task<TelegramAnswer<byte[]>> FetchAsync(string file, int largest, CancellationToken cancel) =>
        await AskAsync("getFile", new(file), Json.OfFile, Json.TelegramFile, cancel) switch
        {
            TelegramAnswer<TelegramFile>.Done { Value: { FileSize: { } size } } when size > largest => TooLarge(),
            TelegramAnswer<TelegramFile>.Done { Value: { FilePath: { } path } found } => await call.FetchAsync(
                path,
                largest,
                cancel
            ) switch
            {
                // Half of it may look whole where a proxy lies in between.
                TelegramAnswer<byte[]>.Done { Value: var bytes }
                    when found.FileSize is { } size && size != bytes.Length => new TelegramAnswer<byte[]>.Failed(
                    new TelegramFailure(TelegramFault.Malformed)
                ),
                var fetched => fetched,
            },
            var other => Failed<byte[], TelegramFile>(other),
        };

    private static TelegramAnswer<byte[]>.Failed TooLarge() => new(new TelegramFailure(TelegramFault.TooLarge));

    private async Task<TelegramAnswer<TValue>> AskAsync<TAsk, TValue>(
        string method,
        TAsk ask,
        JsonTypeInfo<TAsk> shape,
        JsonTypeInfo<TValue> answer,
        CancellationToken cancel
    )
        where TValue : class =>
        await call.PostAsync(method, ask, shape, wait: TimeSpan.Zero, cancel) switch
        {
            TelegramAnswer<JsonElement>.Done done when Read(done.Value, answer) is { } value =>
                new TelegramAnswer<TValue>.Done(value),
            var other => Failed<TValue>(other),
        };

    // Whatever comes back of it, it was done: Telegram said ok.
    private async Task<TelegramAnswer<bool>> DoAsync<TAsk>(
        string method,
        TAsk ask,
        JsonTypeInfo<TAsk> shape,
        CancellationToken cancel
    ) =>
        await call.PostAsync(method, ask, shape, wait: TimeSpan.Zero, cancel) switch
        {
            TelegramAnswer<JsonElement>.Done => new TelegramAnswer<bool>.Done(true),
            var other => Failed<bool>(other),
        };

    private static TValue? Read<TValue>(JsonElement json, JsonTypeInfo<TValue> shape)
        where TValue : class
    {
        try
        {
            return json.Deserialize(shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TelegramAnswer<TValue>.Failed Failed<TValue>(TelegramAnswer<JsonElement> answer) =>
        Failed<TValue, JsonElement>(answer);

    // Said to be done, and told in a form that is not known: then it may well be done.
    private static TelegramAnswer<TValue>.Failed Failed<TValue, TOther>(TelegramAnswer<TOther> answer) =>
        new(
            answer is TelegramAnswer<TOther>.Failed { Failure: var failure }
                ? failure
                : new TelegramFailure(TelegramFault.Malformed, IsAmbiguous: true)
        );
}
