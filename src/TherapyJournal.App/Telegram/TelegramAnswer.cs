namespace TherapyJournal.App.Telegram;

/// <summary>What a call of the Bot API came to.</summary>
internal abstract record TelegramAnswer<T>
{
    private TelegramAnswer() { }

    public sealed record Done(T Value) : TelegramAnswer<T>;

    /// <summary>It was not done, or nobody knows.</summary>
    public sealed record Failed(TelegramFailure Failure) : TelegramAnswer<T>;
}

/// <summary>Why a call was not done.</summary>
/// <param name="Reason">The kind of it.</param>
/// <param name="After">How long to wait before the next try, where Telegram says so; else zero.</param>
/// <param name="IsAmbiguous">True: it may have been done all the same, since its answer was lost or could not be read.</param>
internal sealed record TelegramFailure(TelegramFault Reason, TimeSpan After = default, bool IsAmbiguous = false);

/// <summary>The kinds of what goes wrong between a bot and Telegram.</summary>
internal enum TelegramFault
{
    /// <summary>Nobody answered, or not in time.</summary>
    Unreachable,

    /// <summary>The bot's token is none that Telegram knows.</summary>
    WrongToken,

    /// <summary>Another program polls this bot, or a webhook is set.</summary>
    AnotherPolls,

    /// <summary>The person has blocked the bot, or the chat is gone.</summary>
    Blocked,

    /// <summary>Too many calls; <see cref="TelegramFailure.After"/> says how long to wait.</summary>
    TooMany,

    /// <summary>Telegram found something wrong with the request itself; the same again would be refused again.</summary>
    Refused,

    /// <summary>A file is larger than may be.</summary>
    TooLarge,

    /// <summary>A message reads already as it was to read.</summary>
    Unchanged,

    /// <summary>Telegram has trouble of its own.</summary>
    Trouble,

    /// <summary>What came back was no answer of the Bot API.</summary>
    Malformed,
}
