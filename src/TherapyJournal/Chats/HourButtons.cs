using TherapyJournal.Practices;
using TherapyJournal.Work;

namespace TherapyJournal.Chats;

/// <summary>The hours at which something may come by itself, as buttons; any other time is typed.</summary>
internal static class HourButtons
{
    private const int First = 6;
    private const int Last = 23;
    private const int InARow = 6;

    /// <summary>Behind each stands what it does, and the minute of the day.</summary>
    public static IReadOnlyList<IReadOnlyList<MessageButton>> Of(string does) =>
        [
            .. Enumerable
                .Range(First, Last - First + 1)
                .Select(hour => new MessageButton(ReminderWords.Hour(hour * 60), $"{does}{hour * 60}"))
                .Chunk(InARow),
        ];
}
