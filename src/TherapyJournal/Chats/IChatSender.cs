using NodaTime;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>A channel's way out: what brings words into a chat. The product knows none; the program brings its own.</summary>
public interface IChatSender
{
    /// <summary>Which channel, as <see cref="ChatAddress.Channel"/> names it.</summary>
    string Channel { get; }

    /// <summary>Sends words; it raises nothing but a cancellation.</summary>
    Task<SendOutcome> SendAsync(ChatAddress to, ChatWords words, CancellationToken cancel);

    /// <summary>Puts other words, and other buttons, in the place of a message of our own; the same twice is done once.</summary>
    Task<SendOutcome> EditAsync(ChatAddress to, long message, ChatWords words, CancellationToken cancel);

    /// <summary>Shows for a few seconds that an answer is being written; whether that was shown matters to nobody.</summary>
    Task ShowTypingAsync(ChatAddress to, CancellationToken cancel);

    /// <summary>Ends the waiting of whoever has tapped a button.</summary>
    Task AnswerTapAsync(ChatAddress to, string tap, CancellationToken cancel);

    /// <summary>Fetches what somebody has sent beside words, such as a recording; it raises nothing but a cancellation.</summary>
    /// <param name="from">The chat that it came from.</param>
    /// <param name="file">By which the channel hands it out.</param>
    /// <param name="largest">The most bytes that are taken.</param>
    /// <param name="cancel">Stops the wait.</param>
    Task<FetchOutcome> FetchAsync(ChatAddress from, string file, int largest, CancellationToken cancel);

    /// <summary>Leaves a group.</summary>
    Task LeaveAsync(ChatAddress group, CancellationToken cancel);
}

/// <summary>What is said in a chat.</summary>
/// <param name="Text">The words, of any length; no mark in them means anything.</param>
/// <param name="Buttons">Beneath them, row by row.</param>
public sealed record ChatWords(string Text, params IReadOnlyList<IReadOnlyList<MessageButton>> Buttons)
{
    /// <summary>Whether they pass every queue and pace: whoever may be in danger waits for nobody.</summary>
    public bool IsUrgent { get; init; }
}

/// <summary>What sending came to.</summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>The channel has taken it.</summary>
    /// <param name="Number">The message's number in its chat; null: not known.</param>
    public sealed record Sent(long? Number = null) : SendOutcome;

    /// <summary>Its answer was lost: it may have been taken or not.</summary>
    public sealed record Unsure : SendOutcome;

    /// <summary>Not now.</summary>
    /// <param name="Fault">The kind of trouble; never words.</param>
    /// <param name="After">How long to wait; null: as long as after any failure.</param>
    public sealed record NotNow(string Fault, Duration? After = null) : SendOutcome;

    /// <summary>The person has blocked us, or the chat is gone.</summary>
    public sealed record Blocked : SendOutcome;

    /// <summary>The channel refuses these words, and would each time.</summary>
    /// <param name="Fault">The kind of trouble; never words.</param>
    public sealed record Refused(string Fault) : SendOutcome;
}
