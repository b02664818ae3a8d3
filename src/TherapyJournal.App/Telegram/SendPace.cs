namespace TherapyJournal.App.Telegram;

/// <summary>Holds sending to what Telegram takes: about one message a second in a chat, and so many a second in all.</summary>
/// <remarks>For this program alone. Several workers may go beyond it together; then Telegram says how long to wait, and that is obeyed.</remarks>
internal sealed class SendPace(TelegramOptions options, TimeProvider clock)
{
    private const int MostChatsHeld = 10_000;
    private readonly Lock gate = new();
    private readonly Dictionary<long, DateTimeOffset> freeAt = [];
    private DateTimeOffset allFreeAt = DateTimeOffset.MinValue;

    /// <summary>How long to wait before a message to a chat may go; its place is taken by asking.</summary>
    public TimeSpan Reserve(long chat)
    {
        if (!options.Pacing)
        {
            return TimeSpan.Zero;
        }
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (freeAt.Count >= MostChatsHeld)
            {
                foreach (var over in freeAt.Where(f => f.Value <= now).Select(f => f.Key).ToList())
                {
                    freeAt.Remove(over);
                }
            }
            var at = new[] { now, allFreeAt, freeAt.GetValueOrDefault(chat, DateTimeOffset.MinValue) }.Max();
            freeAt[chat] = at + TimeSpan.FromSeconds(options.SecondsBetweenMessages);
            allFreeAt = at + TimeSpan.FromSeconds(1.0 / options.MessagesPerSecond);
            return at - now;
        }
    }

    /// <summary>Telegram said that a chat, or all of them, must wait.</summary>
    public void HoldBack(long chat, TimeSpan time)
    {
        lock (gate)
        {
            freeAt[chat] = clock.GetUtcNow() + time;
        }
    }
}
