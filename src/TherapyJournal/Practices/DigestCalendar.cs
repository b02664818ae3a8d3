using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>The next digest of a therapist's week in the queue: planned anew whenever day, hour or zone change.</summary>
internal static class DigestCalendar
{
    /// <summary>What is to be kept of a change: with a number of its own for the plan where it was changed.</summary>
    public static TherapistContent Renewed(TherapistContent before, TherapistContent after) =>
        ReminderCalendar.Renewed(before.Digest, after.Digest, after.TimeZone != before.TimeZone) is { } plan
            ? after with
            {
                Digest = plan,
            }
            : after;

    /// <summary>That the next digest after a moment is planned; null: none is.</summary>
    public static WorkEvent? Next(TherapistId therapist, TherapistContent content, Instant after) =>
        content.Digest is { IsOn: true } plan && plan.NextAfter(after, content.Zone) is { } due
            ? At(therapist, plan, due)
            : null;

    /// <summary>That it is looked at then.</summary>
    public static WorkEvent At(TherapistId therapist, ReminderPlan plan, Instant due) =>
        // Nobody's in particular, as a nudge is.
        new(WorkEventKind.DigestPlanned, new PatientId(therapist.Value), Guid.Empty, plan.Number, due);
}
