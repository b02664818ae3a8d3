using System.Globalization;
using System.Text.Json;
using TherapyJournal.Chats;

namespace TherapyJournal.App.Telegram;

/// <summary>Says what an update of Telegram is, in the terms of a conversation.</summary>
internal static class FromTelegram
{
    /// <summary>The number of an update; null: it has none, so that it is no update.</summary>
    public static long? NumberOf(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object
        && update.TryGetProperty("update_id", out var id)
        && id.ValueKind == JsonValueKind.Number
        && id.TryGetInt64(out var number)
            ? number
            : null;

    /// <summary>What it tells; null: nothing that concerns anybody here, or a form that is not known.</summary>
    /// <param name="update">As it came.</param>
    /// <param name="bot">The bot's number.</param>
    /// <param name="now">For what bears no time, Unix milliseconds.</param>
    public static ChatMessage? Read(JsonElement update, long bot, long now)
    {
        try
        {
            return update.Deserialize(TelegramJson.Default.TelegramUpdate) switch
            {
                { Message: { } message } => Of(message, bot),
                { EditedMessage: { } edited } => Edited(edited, bot),
                { CallbackQuery: { Message: { } message } tap } => Tapped(tap, message, bot, now),
                { MyChatMember: { } member } update2 => Membership(member, update2.UpdateId, bot, now),
                _ => null,
            };
        }
        catch (JsonException)
        {
            // An update of a form that is not known. The next ones must not wait for it.
            return null;
        }
    }

    private static ChatMessage? Of(TelegramMessage message, long bot)
    {
        if (!message.Chat.IsPrivate)
        {
            return Group(message, bot);
        }
        if (message.From is { IsBot: true })
        {
            return null;
        }
        var (kind, text) = message switch
        {
            { Text: { } words } => (ChatMessageKind.Words, words),
            { Voice: not null } => (ChatMessageKind.Voice, message.Caption),
            _ => (ChatMessageKind.NotWords, message.Caption),
        };
        return new ChatMessage(At(message, bot), kind, $"message|{message.MessageId}", Time(message.Date))
        {
            Number = message.MessageId,
            Text = text,
            Recording = message.Voice is { } voice
                ? new ChatRecording(voice.FileId, voice.Duration) { Size = voice.FileSize }
                : null,
        };
    }

    private static ChatMessage? Edited(TelegramMessage message, long bot) =>
        !message.Chat.IsPrivate
            ? null
            : new ChatMessage(
                At(message, bot),
                ChatMessageKind.Edited,
                // One message is changed more than once: each time is another delivery.
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"edit|{message.MessageId}|{message.EditDate}|{message.Text ?? message.Caption}"
                ),
                Time(message.Date)
            )
            {
                Number = message.MessageId,
                Text = message.Text ?? message.Caption,
            };

    private static ChatMessage? Tapped(TelegramTap tap, TelegramMessage message, long bot, long now) =>
        !message.Chat.IsPrivate
            ? null
            : new ChatMessage(At(message, bot), ChatMessageKind.Tap, $"tap|{tap.Id}", now)
            {
                Number = message.MessageId,
                Text = tap.Data ?? "",
                TapId = tap.Id,
            };

    private static ChatMessage? Membership(TelegramMembership member, long update, long bot, long now)
    {
        var isGone = member.NewChatMember.Status is "kicked" or "left";
        // Out of a group already: there is nothing left to do.
        return !member.Chat.IsPrivate && isGone
            ? null
            : new ChatMessage(
                new ChatAddress(TelegramSender.Name, bot, member.Chat.Id),
                !member.Chat.IsPrivate ? ChatMessageKind.Group
                    : isGone ? ChatMessageKind.Blocked
                    : ChatMessageKind.Unblocked,
                $"member|{update}|{member.NewChatMember.Status}",
                now
            );
    }

    private static ChatMessage Group(TelegramMessage message, long bot) =>
        // Nothing that anybody wrote there is taken in.
        new(At(message, bot), ChatMessageKind.Group, $"group|{message.MessageId}", Time(message.Date));

    private static ChatAddress At(TelegramMessage message, long bot) => new(TelegramSender.Name, bot, message.Chat.Id);

    private static long Time(long seconds) => seconds * 1000;
}
