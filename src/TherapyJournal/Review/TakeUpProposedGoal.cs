using Microsoft.EntityFrameworkCore;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>A therapist adds a goal that a patient has proposed, in their words or in others, and what they asked for is settled with it.</summary>
public sealed class TakeUpProposedGoal(JournalStore store, PatientRecords records, TimeProvider clock)
{
    private const string Why = "the patient proposed it";

    /// <summary>Adds it; whoever comes second is told.</summary>
    public async Task<TakeUpProposedGoalOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid request,
        string text,
        CancellationToken cancel
    )
    {
        if (!GoalText.TryClean(text, out var clean))
        {
            return new TakeUpProposedGoalOutcome.Unusable(GoalText.Sentence);
        }
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.SettleRequest,
            async (record, db) =>
                (await ListRequests.FromAsync(record, db)).FirstOrDefault(r =>
                    r.Id == request && r.Content.Kind == PatientRequestKind.Goal
                ),
            cancel
        );
        return read switch
        {
            ReadOutcome<RequestView?>.Refused { Why: not DoorRefusal.Missing } refused =>
                new TakeUpProposedGoalOutcome.Refused(refused.Why),
            ReadOutcome<RequestView?>.Open { Value: { Content.IsOpen: false } } =>
                new TakeUpProposedGoalOutcome.AlreadySettled(),
            ReadOutcome<RequestView?>.Open { Value: { } open } => await SaveAsync(therapist, open, clean, cancel),
            _ => new TakeUpProposedGoalOutcome.NoSuchRequest(),
        };
    }

    private Task<TakeUpProposedGoalOutcome> SaveAsync(
        Reader.Therapist therapist,
        RequestView open,
        string text,
        CancellationToken cancel
    ) =>
        store.TransactAsync<TakeUpProposedGoalOutcome>(
            async db =>
            {
                await PatientTurn.TakeAsync(db, open.Patient, cancel);
                var row = await db.Requests.FirstOrDefaultAsync(r => r.Id == open.Id, cancel);
                if (row is null || await records.SealerAsync(db, open.Patient, cancel) is not { } sealer)
                {
                    return new TakeUpProposedGoalOutcome.NoSuchRequest();
                }
                if (row.Version > 1)
                {
                    // Nothing but settling changes a request.
                    return new TakeUpProposedGoalOutcome.AlreadySettled();
                }
                var (now, by) = (clock.NowStored(), therapist.AsAuthor);
                sealer.Seal(row, open.Content with { DoneAt = now, DoneBy = by });
                return new TakeUpProposedGoalOutcome.TakenUp(
                    ChangeGoal.Add(db, sealer, new GoalEvent(now, GoalEventKind.Added, by, text, Why), clock)
                );
            },
            cancel
        );
}

/// <summary>What taking a proposed goal up came to.</summary>
public abstract record TakeUpProposedGoalOutcome
{
    private TakeUpProposedGoalOutcome() { }

    public sealed record TakenUp(GoalView Goal) : TakeUpProposedGoalOutcome;

    /// <summary>It was settled before; no goal was added.</summary>
    public sealed record AlreadySettled : TakeUpProposedGoalOutcome;

    public sealed record NoSuchRequest : TakeUpProposedGoalOutcome;

    public sealed record Unusable(string Sentence) : TakeUpProposedGoalOutcome;

    public sealed record Refused(DoorRefusal Why) : TakeUpProposedGoalOutcome;
}
