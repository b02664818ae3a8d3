using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>Bounds what strangers cost: somebody who is nobody's patient here gets the fixed sentence a few times an hour, and all of them together not so often that patients would wait for it.</summary>
/// <remarks>It is kept in memory, for this process alone: nothing is kept of a stranger. Danger is answered beyond it.</remarks>
internal sealed class AnswersToStrangers(TimeProvider clock)
{
    /// <summary>To one of them within an hour.</summary>
    public const int MostToOne = 5;

    /// <summary>To all of them within an hour; one in seven seconds, of the 25 a second that the bot sends.</summary>
    public const int MostToAll = 500;

    private static readonly Duration Hour = Duration.FromHours(1);
    private readonly Lock gate = new();
    private readonly Queue<(Instant At, ChatAddress To)> lately = new();

    /// <summary>Whether one more may be said.</summary>
    public bool MayAnswer(ChatAddress to)
    {
        var now = clock.Now();
        lock (gate)
        {
            while (lately.TryPeek(out var oldest) && now - oldest.At > Hour)
            {
                lately.Dequeue();
            }
            return lately.Count < MostToAll && lately.Count(answer => answer.To == to) < MostToOne;
        }
    }

    /// <summary>One more was said. What could not be said counts for nothing, and is tried again.</summary>
    public void Note(ChatAddress to)
    {
        lock (gate)
        {
            lately.Enqueue((clock.Now(), to));
        }
    }
}
