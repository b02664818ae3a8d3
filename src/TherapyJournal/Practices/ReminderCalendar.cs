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
            reminders is { IsOn: true } ? Next(WorkEventKind.ReminderPlanned, patient, kept, reminders, now) : null,
            weekly is { IsOn: true } ? Next(WorkEventKind.WeeklyReviewPlanned, patient, kept, weekly, now) : null,
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

    /// <summary>Which of a patient's plans an event belongs to.</summary>
    internal static ReminderPlan? PlanOf(PatientStandingContent standing, WorkEventKind kind) =>
        kind switch
        {
            WorkEventKind.ReminderPlanned => standing.Reminders,
            WorkEventKind.WeeklyReviewPlanned => standing.Weekly,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No plan of a patient."),
        };

    /// <summary>That a plan has its next turn after a moment; null: it has none.</summary>
    internal static WorkEvent? Next(
        WorkEventKind kind,
        PatientId patient,
        PatientStandingContent standing,
        ReminderPlan plan,
        Instant after
    ) => plan.NextAfter(after, standing.Zone) is { } due ? At(kind, patient, plan, due) : null;

    /// <summary>That a plan has its turn then.</summary>
    internal static WorkEvent At(WorkEventKind kind, PatientId patient, ReminderPlan plan, Instant due) =>
        new(kind, patient, patient.Value, plan.Number, due);
}
