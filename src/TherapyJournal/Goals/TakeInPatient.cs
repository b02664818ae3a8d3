using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Goals;

/// <summary>Takes a patient in together with their first goals: all of it, or nothing.</summary>
public sealed class TakeInPatient(AddPatient add, TimeProvider clock)
{
    /// <summary>Adds patient and goals in one transaction.</summary>
    public Task<AddPatientOutcome> RunAsync(
        NewPatient details,
        IReadOnlyList<string> goals,
        TherapistId therapist,
        CancellationToken cancel
    )
    {
        var texts = new List<string>();
        foreach (var goal in goals)
        {
            if (!GoalText.TryClean(goal, out var clean))
            {
                return Task.FromResult<AddPatientOutcome>(new AddPatientOutcome.Unusable(GoalText.Sentence));
            }
            texts.Add(clean);
        }
        return add.RunAsync(details, therapist, (db, sealer) => AddGoals(db, sealer, texts, therapist), cancel);
    }

    private void AddGoals(JournalDb db, PatientSealer sealer, List<string> texts, TherapistId therapist)
    {
        foreach (var text in texts)
        {
            var happened = new GoalEvent(clock.NowStored(), GoalEventKind.Added, $"therapist:{therapist}", text);
            ChangeGoal.Add(db, sealer, happened, clock);
        }
    }
}
