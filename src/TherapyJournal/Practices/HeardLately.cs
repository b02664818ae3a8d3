using NodaTime;

namespace TherapyJournal.Practices;

/// <summary>How much was heard from one chat within a minute, so that a flood costs nothing.</summary>
/// <param name="Since">When the minute began, Unix milliseconds: with the first message after the minute before.</param>
/// <param name="Count">How many messages came in it.</param>
/// <param name="IsTold">Whether it was said in it that more is not answered.</param>
public sealed record HeardLately(long Since, int Count, bool IsTold = false)
{
    /// <summary>A minute.</summary>
    internal static readonly Duration Lasts = Duration.FromMinutes(1);

    /// <summary>With one more message of that moment. One from long before, which an outage held back, begins anew as well.</summary>
    internal static HeardLately With(HeardLately? before, Instant moment)
    {
        var at = moment.ToUnixTimeMilliseconds();
        return before is null || Math.Abs(at - before.Since) >= Lasts.TotalMilliseconds
            ? new HeardLately(at, 1)
            : before with
            {
                Count = before.Count + 1,
            };
    }
}
