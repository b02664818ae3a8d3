namespace TherapyJournal.App.Telegram;

/// <summary>What the Bot API is asked, in the form in which it wants it.</summary>
internal static class TelegramAsk
{
    public sealed record Nothing;

    /// <param name="Offset">The first update that is wanted; those before it are forgotten. Null: whatever is there.</param>
    /// <param name="Timeout">Seconds to wait for one.</param>
    /// <param name="AllowedUpdates">The kinds that are wanted.</param>
    public sealed record Updates(long? Offset, int Timeout, IReadOnlyList<string> AllowedUpdates);

    public sealed record Send(long ChatId, string Text)
    {
        public Buttons? ReplyMarkup { get; init; }

        /// <summary>A link in somebody's words is not opened by Telegram's machines.</summary>
        public LinkPreview LinkPreviewOptions { get; } = new(IsDisabled: true);
    }

    public sealed record Edit(long ChatId, long MessageId, string Text)
    {
        /// <summary>Null: the buttons go.</summary>
        public Buttons? ReplyMarkup { get; init; }

        public LinkPreview LinkPreviewOptions { get; } = new(IsDisabled: true);
    }

    public sealed record LinkPreview(bool IsDisabled);

    /// <summary>Buttons beneath a message, row by row.</summary>
    public sealed record Buttons(IReadOnlyList<IReadOnlyList<Button>> InlineKeyboard);

    /// <summary>A button; what stands behind it has at most 64 bytes.</summary>
    public sealed record Button(string Text, string CallbackData);

    public sealed record OfMessage(long ChatId, long MessageId);

    public sealed record OfChat(long ChatId);

    public sealed record Typing(long ChatId)
    {
        public string Action { get; } = "typing";
    }

    public sealed record Tapped(string CallbackQueryId)
    {
        /// <summary>Shown for a moment; null: nothing is.</summary>
        public string? Text { get; init; }
    }

    public sealed record Menu(IReadOnlyList<TelegramCommand> Commands)
    {
        /// <summary>Null: for every language that has none of its own.</summary>
        public string? LanguageCode { get; init; }
    }

    /// <param name="LanguageCode">Null: of the menu for every language that has none of its own.</param>
    public sealed record OfMenu(string? LanguageCode);

    public sealed record OfFile(string FileId);

    /// <summary>Updates that wait are kept: they may be somebody's words.</summary>
    public sealed record Webhook(string Url, string SecretToken, IReadOnlyList<string> AllowedUpdates)
    {
        public bool DropPendingUpdates { get; }
    }
}
