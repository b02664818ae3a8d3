using NodaTime;

namespace TherapyJournal.Chats;

/// <summary>How much somebody has spoken on one day (UTC), so that a flood costs nothing.</summary>
/// <param name="Day">Counted from 1970-01-01.</param>
/// <param name="Seconds">In all.</param>
public sealed record SpokenToday(int Day, int Seconds)
{
    // A flood of the shortest is one too.
    private const int Fewest = 5;

    // Telegram's own app makes about four thousand bytes a second: a length that is told is not always true.
    private const int MostBytesASecond = 16 * 1024;

    /// <summary>How long a recording counts: as long as it is said to be, and no shorter than its bytes can be.</summary>
    internal static int Count(ChatRecording recording) =>
        (int)Math.Max(recording.Seconds, (recording.Size ?? 0) / MostBytesASecond);

    /// <summary>The most bytes that a recording of this length can have.</summary>
    internal static int MostBytes(int seconds, int most) =>
        (int)Math.Min(most, (Math.Max(seconds, Fewest) + 1L) * MostBytesASecond);

    /// <summary>How many seconds are spoken today already.</summary>
    internal static int Of(SpokenToday? before, Instant now) => before?.Day == DayOf(now) ? before.Seconds : 0;

    /// <summary>With these.</summary>
    internal static SpokenToday Add(SpokenToday? before, Instant now, int seconds) =>
        new(DayOf(now), Of(before, now) + Math.Max(Fewest, seconds));

    private static int DayOf(Instant now) => (int)(now.ToUnixTimeSeconds() / (24 * 60 * 60));
}
