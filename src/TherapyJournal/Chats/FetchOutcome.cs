using NodaTime;

namespace TherapyJournal.Chats;

/// <summary>What fetching a file from a channel came to.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome() { }

    /// <summary>All of it.</summary>
    public sealed record Fetched(byte[] Bytes) : FetchOutcome;

    /// <summary>Not now.</summary>
    /// <param name="Fault">The kind of trouble; never words.</param>
    /// <param name="After">How long to wait; null: as long as after any failure.</param>
    public sealed record NotNow(string Fault, Duration? After = null) : FetchOutcome;

    /// <summary>It is larger than may be.</summary>
    public sealed record TooLarge : FetchOutcome;

    /// <summary>The channel does not hand it out; it may once more, since it says the same where it is only away for a while.</summary>
    public sealed record Refused : FetchOutcome;
}
