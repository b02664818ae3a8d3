using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Keeps the next reminder and the next weekly review in the queue: whenever days, hour or zone change they are planned anew, and what waited for the earlier plan does nothing.</summary>
public sealed class ReminderCalendar(WorkQueue queue, TimeProvider clock)
{
    /// <summary>Plans anew where the change asks for it, inside the transaction that keeps the change.</summary>
    /// <returns>What is to be kept: the change, with the numbers of its plans.</returns>
    public async Task<PatientStandingContent> SaveAsync(
        JournalDb db,
        PatientId patient,
        PatientStandingContent before,
        PatientStandingContent after
    )
    {
        var hasMoved = after.TimeZone != before.TimeZone;
        var reminders = Renewed(before.Reminders, after.Reminders, hasMoved);
        var weekly = Renewed(before.Weekly, after.Weekly, hasMoved);
        if (reminders is null && weekly is null)
        {
            return after;
        }
        var kept = after with { Reminders = reminders ?? after.Reminders, Weekly = weekly ?? after.Weekly };
        var now = clock.Now();
        WorkEvent?[] next =
        [
            reminders is { IsOn: true } ? Next(patient, kept, reminders, now) : null,
            weekly is { IsOn: true } ? NextWeek(patient, kept, weekly, now) : null,
        ];
        foreach (var planned in next.OfType<WorkEvent>())
        {
            await queue.AddAsync(db, planned);
        }
        return kept;
    }

    /// <summary>The plan with a number of its own where it was changed; null: it stands as it stood.</summary>
    internal static ReminderPlan? Renewed(ReminderPlan? before, ReminderPlan? after, bool hasMoved) =>
        after is null || (after == before && !hasMoved) ? null : after with { Number = (before?.Number ?? 0) + 1 };

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

    /// <summary>That the next weekly review after a moment is planned; null: none is.</summary>
    internal static WorkEvent? NextWeek(
        PatientId patient,
        PatientStandingContent standing,
        ReminderPlan plan,
        Instant after
    ) => plan.NextAfter(after, standing.Zone) is { } due ? Week(patient, plan, due) : null;

    /// <summary>That a weekly review is looked at then.</summary>
    internal static WorkEvent Week(PatientId patient, ReminderPlan plan, Instant due) =>
        new(WorkEventKind.WeeklyReviewPlanned, patient, patient.Value, plan.Number, due);
}
