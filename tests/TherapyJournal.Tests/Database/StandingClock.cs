using Microsoft.Extensions.Time.Testing;

namespace TherapyJournal.Tests.Database;

/// <summary>A clock that stands still until a test puts it forward, while pauses pass as they do in life.</summary>
/// <remarks>So the day of an entry is known to the millisecond, and a retry or an idle worker never waits for the test.</remarks>
public sealed class StandingClock() : FakeTimeProvider(Start)
{
    public static new readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

#pragma warning disable RS0030 // The pauses of this clock are real ones.
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
#pragma warning restore RS0030
}
