using NodaTime;

namespace TherapyJournal.Storage;

/// <summary>Reads the injected clock as an instant.</summary>
public static class Clock
{
    /// <summary>The present instant.</summary>
    public static Instant Now(this TimeProvider clock) => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>The present in stored form: milliseconds since 1970, UTC.</summary>
    public static long NowStored(this TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
