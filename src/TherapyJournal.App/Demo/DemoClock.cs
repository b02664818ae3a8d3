using NodaTime;

namespace TherapyJournal.App.Demo;

/// <summary>A clock that can be set, so that eight weeks pass in seconds. From where it was set it goes on as time does; pauses are real ones.</summary>
internal sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private TimeSpan ahead;

    /// <summary>Sets the clock.</summary>
    public void Set(Instant instant) => ahead = instant.ToDateTimeOffset() - real.GetUtcNow();

    /// <summary>Back to the real time.</summary>
    public void SetToReal() => ahead = TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + ahead;

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
