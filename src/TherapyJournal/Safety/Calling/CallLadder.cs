using NodaTime;

namespace TherapyJournal.Safety.Calling;

/// <summary>One rung of the ladder by which an urgent alert reaches somebody.</summary>
internal enum Rung
{
    /// <summary>The patient's therapists, and whoever answers in their place just now.</summary>
    Therapist,

    /// <summary>The same once more.</summary>
    Again,

    /// <summary>Everybody who may answer in their place.</summary>
    Cover,

    /// <summary>The owners of the practice.</summary>
    Owner,

    /// <summary>Everybody, from then on.</summary>
    Everybody,
}

/// <summary>Which rungs are due when. It counts from the moment in which the alert was raised, so that a worker that was away does at once what it owes.</summary>
internal sealed class CallLadder(AlertOptions options)
{
    // Where nobody at all was reached, there is no sense in waiting for an answer.
    private static readonly Duration WhenNobodyWasReached = Duration.FromMinutes(2);

    private const int TimesInARow = 24;
    private const int LaterEvery = 6;

    /// <summary>How many rungs are due by now, done or not.</summary>
    public int DueBy(Instant raised, Instant now)
    {
        var due = 0;
        while (Time(raised, due) <= now)
        {
            due++;
        }
        return due;
    }

    /// <summary>When the next rung is due.</summary>
    /// <param name="raised">When the alert was raised.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="now">The present.</param>
    /// <param name="wasReached">Whether anybody was reached before.</param>
    /// <param name="isReached">Whether anybody was reached just now.</param>
    public Instant Next(Instant raised, int done, Instant now, bool wasReached, bool isReached)
    {
        var next = Time(raised, done);
        // Whoever is reached late has as long for an answer as if they had been reached at once.
        var soonest =
            !isReached ? now + WhenNobodyWasReached
            : wasReached ? next
            : done >= (int)Rung.Everybody ? now + Duration.FromMinutes(options.AgainAfterMinutes)
            : now + (next - Time(raised, done - 1));
        return Instant.Min(next, soonest);
    }

    /// <summary>By how much a call is late; null: it is not.</summary>
    /// <param name="raised">When the alert was raised.</param>
    /// <param name="done">How many rungs are done.</param>
    /// <param name="wasCalled">Whether anybody was reached before.</param>
    /// <param name="now">The present.</param>
    public Duration? Late(Instant raised, int done, bool wasCalled, Instant now)
    {
        var late = now - (wasCalled ? Time(raised, done) : raised);
        return late >= Duration.FromMinutes(options.LateAfterMinutes) ? late : null;
    }

    /// <summary>What the rung of this number is.</summary>
    public static Rung At(int number) => (Rung)Math.Min(number, (int)Rung.Everybody);

    /// <summary>The rungs from a number up to another, which is left out; each once.</summary>
    public static IReadOnlyList<Rung> Between(int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(At).Distinct()];

    private Instant Time(Instant raised, int number) =>
        raised
        + Duration.FromMinutes(
            number switch
            {
                0 => 0,
                1 => options.AgainAfterMinutes,
                2 => options.CoverAfterMinutes,
                3 => options.OwnerAfterMinutes,
                _ => options.OwnerAfterMinutes + (RepeatsBy(number - 3L) * options.RepeatEveryMinutes),
            }
        );

    // Each time at first; after a day of them every sixth time, since whoever has not come by then needs no longer history.
    private static long RepeatsBy(long times) =>
        times <= TimesInARow ? times : TimesInARow + ((times - TimesInARow) * LaterEvery);
}
