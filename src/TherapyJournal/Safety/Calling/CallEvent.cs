using NodaTime;

namespace TherapyJournal.Safety.Calling;

/// <summary>The line of an alert's history for one call, over however many ways it went: it was taken where one of them took it.</summary>
internal static class CallEvent
{
    /// <param name="person">Who was called.</param>
    /// <param name="calls">What each way came to.</param>
    /// <param name="late">By how much it is late; null: it is not.</param>
    /// <param name="now">When.</param>
    public static RiskAlertEvent Of(
        CalledPerson person,
        IReadOnlyList<(string Way, CallOutcome Outcome)> calls,
        Duration? late,
        Instant now
    )
    {
        var taken = calls.Any(c => c.Outcome is CallOutcome.Taken);
        var notes = calls.Select(c =>
            c.Outcome switch
            {
                CallOutcome.Taken done when late is { } by =>
                    $"{c.Way}, late by {CallWords.Length(by)}, taken as {done.Proof}",
                CallOutcome.Taken done => $"{c.Way}, taken as {done.Proof}",
                CallOutcome.NotTaken not => $"{c.Way}: {not.Why}",
                _ => throw new InvalidOperationException("An outcome without a case."),
            }
        );
        return new RiskAlertEvent(
            now.ToUnixTimeMilliseconds(),
            taken ? RiskAlertEvent.Called : RiskAlertEvent.NotReached,
            person.By,
            string.Join("; ", notes)
        );
    }
}
