namespace TherapyJournal.Tests.Database;

/// <summary>A clock by which something happens when it is looked at for a certain time: between what a use case reads and what it saves.</summary>
/// <param name="clock">The time.</param>
/// <param name="look">At which look, counted from 1.</param>
/// <param name="happens">What happens; the look waits for it.</param>
public sealed class MeanwhileClock(TimeProvider clock, int look, Func<Task> happens) : TimeProvider
{
    private int looks;

    /// <summary>Whether it has happened.</summary>
    public bool HasHappened => Volatile.Read(ref looks) >= look;

    public override DateTimeOffset GetUtcNow()
    {
        if (Interlocked.Increment(ref looks) == look)
        {
            Task.Run(happens).GetAwaiter().GetResult();
        }
        return clock.GetUtcNow();
    }
}
