using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Keeps the next reminder in the queue: whenever days, hour or zone change it is planned anew, and what waited for the earlier plan does nothing.</summary>
public sealed class ReminderCalendar(WorkQueue queue, TimeProvider clock)
{
    /// <summary>Plans anew where the change asks for it, inside the transaction that keeps the change.</summary>
    /// <returns>What is to be kept: the change, with the number of its plan.</returns>
    public async Task<PatientStandingContent> SaveAsync(
        JournalDb db,
        PatientId patient,
        PatientStandingContent before,
        PatientStandingContent after
    )
    {
        if (after.Reminders is not { } plan || (plan == before.Reminders && after.TimeZone == before.TimeZone))
        {
            return after;
        }
        var planned = plan with { Number = (before.Reminders?.Number ?? 0) + 1 };
        var kept = after with { Reminders = planned };
        if (planned.IsOn && Next(patient, kept, planned, clock.Now()) is { } next)
        {
            await queue.AddAsync(db, next);
        }
        return kept;
    }

    /// <summary>That the next reminder after a moment is planned; null: none is.</summary>
    internal static WorkEvent? Next(
        PatientId patient,
        PatientStandingContent standing,
        ReminderPlan plan,
        Instant after
    ) =>
        plan.NextAfter(after, standing.Zone) is { } due
            ? new WorkEvent(WorkEventKind.ReminderPlanned, patient, patient.Value, plan.Number, due)
            : null;
}
