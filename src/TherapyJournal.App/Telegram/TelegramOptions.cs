using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.App.Telegram;

/// <summary>How the bot sends and is asked. Bound from <c>Journal:Telegram</c>; without a token there is no bot.</summary>
internal sealed class TelegramOptions
{
    /// <summary>How many messages go out in a second, over all chats; Telegram takes about 30.</summary>
    [Range(1, 1000, ErrorMessage = "Journal:Telegram:MessagesPerSecond must be from 1 to 1000.")]
    public double MessagesPerSecond { get; init; } = 25;

    /// <summary>Seconds between two messages in one chat; Telegram takes about one a second.</summary>
    [Range(0, 60, ErrorMessage = "Journal:Telegram:SecondsBetweenMessages must be from 0 to 60.")]
    public double SecondsBetweenMessages { get; init; } = 1;

    /// <summary>Whether the two bounds hold; off only against a server of one's own, such as in a measurement.</summary>
    public bool Pacing { get; init; } = true;

    /// <summary>How long Telegram waits for a message before it answers that there is none, in seconds.</summary>
    [Range(0, 50, ErrorMessage = "Journal:Telegram:PollSeconds must be from 0 to 50.")]
    public int PollSeconds { get; init; } = 25;
}
