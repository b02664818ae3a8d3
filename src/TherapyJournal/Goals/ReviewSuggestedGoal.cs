using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Goals;

/// <summary>A therapist decides on a goal that an assistant proposed: accept, edit or reject.</summary>
public sealed class ReviewSuggestedGoal(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>Accepts as proposed, or with other words; the goal's history keeps where it came from and on what evidence.</summary>
    /// <param name="therapist">Who decides.</param>
    /// <param name="suggestion">The suggested goal's id.</param>
    /// <param name="words">Other words; null: as proposed.</param>
    /// <param name="why">The reason, if one is given.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public Task<ReviewOutcome> AcceptAsync(
        Reader.Therapist therapist,
        Guid suggestion,
        string? words,
        string? why,
        CancellationToken cancel
    ) =>
        words is null || GoalText.TryClean(words, out words)
            ? DecideAsync(
                therapist,
                suggestion,
                words is null ? SuggestedGoalState.Accepted : SuggestedGoalState.Edited,
                words,
                why,
                cancel
            )
            : Task.FromResult<ReviewOutcome>(new ReviewOutcome.Unusable(GoalText.Sentence));

    /// <summary>Rejects; it is never proposed again in the same words.</summary>
    public Task<ReviewOutcome> RejectAsync(
        Reader.Therapist therapist,
        Guid suggestion,
        string? why,
        CancellationToken cancel
    ) => DecideAsync(therapist, suggestion, SuggestedGoalState.Rejected, null, why, cancel);

    private async Task<ReviewOutcome> DecideAsync(
        Reader.Therapist therapist,
        Guid suggestion,
        SuggestedGoalState decision,
        string? words,
        string? why,
        CancellationToken cancel
    )
    {
        var owner = await store.ReadAsync(
            db =>
                db.SuggestedGoals.Where(s => s.Id == suggestion)
                    .Select(s => (PatientId?)s.PatientId)
                    .FirstOrDefaultAsync(cancel),
            cancel
        );
        if (owner is not { } patient)
        {
            return new ReviewOutcome.NoSuchSuggestion();
        }
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.ReviewSuggestedGoal,
            async (record, db) => await ReadAsync(record, db, suggestion),
            cancel
        );
        return read switch
        {
            ReadOutcome<Reviewed?>.Refused { Why: DoorRefusal.Missing } => new ReviewOutcome.NoSuchSuggestion(),
            ReadOutcome<Reviewed?>.Refused refused => new ReviewOutcome.Refused(refused.Why),
            ReadOutcome<Reviewed?>.Open { Value: { } reviewed } => reviewed.Suggestion.State
            == SuggestedGoalState.Waiting
                ? await SaveAsync(therapist, patient, suggestion, reviewed, decision, words, why, cancel)
                : new ReviewOutcome.AlreadyDecided(reviewed.Suggestion.State),
            _ => new ReviewOutcome.NoSuchSuggestion(),
        };
    }

    private Task<ReviewOutcome> SaveAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid suggestion,
        Reviewed reviewed,
        SuggestedGoalState decision,
        string? words,
        string? why,
        CancellationToken cancel
    ) =>
        store.TransactAsync<ReviewOutcome>(
            async db =>
            {
                await PatientTurn.TakeAsync(db, patient, cancel);
                var row = await db.SuggestedGoals.FirstOrDefaultAsync(s => s.Id == suggestion, cancel);
                if (row is null || await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new ReviewOutcome.NoSuchSuggestion();
                }
                if (row.Version != reviewed.Version)
                {
                    return new ReviewOutcome.StaleVersion();
                }
                var decided = reviewed.Suggestion with
                {
                    State = decision,
                    DecidedBy = therapist.AsAuthor,
                    DecidedAt = clock.NowStored(),
                    Why = why,
                };
                if (decision == SuggestedGoalState.Rejected)
                {
                    sealer.Seal(row, decided);
                    return new ReviewOutcome.Rejected(decided);
                }
                return await AdoptAsync(db, sealer, row, reviewed, decided, words ?? decided.Text, cancel);
            },
            cancel
        );

    /// <summary>Changes the goal that the suggestion names, if it still stands as it was read; else adds one.</summary>
    private async Task<ReviewOutcome> AdoptAsync(
        JournalDb db,
        PatientSealer sealer,
        SuggestedGoal row,
        Reviewed reviewed,
        SuggestedGoalContent decided,
        string text,
        CancellationToken cancel
    )
    {
        var happened = new GoalEvent(
            clock.NowStored(),
            reviewed.Goal is null ? GoalEventKind.Added : GoalEventKind.Changed,
            decided.DecidedBy ?? "",
            text,
            decided.Why,
            row.Id,
            decided.Evidence
        )
        {
            SuggestedBy = decided.WrittenBy,
            Edited = decided.State == SuggestedGoalState.Edited,
        };
        if (reviewed.Goal is null)
        {
            sealer.Seal(row, decided);
            return new ReviewOutcome.Accepted(ChangeGoal.Add(db, sealer, happened, clock));
        }
        var goal = await db.Goals.FirstOrDefaultAsync(g => g.Id == reviewed.Goal.Id, cancel);
        if (goal is null || goal.Version != reviewed.Goal.Version)
        {
            return new ReviewOutcome.StaleVersion();
        }
        sealer.Seal(row, decided);
        return new ReviewOutcome.Accepted(ChangeGoal.Apply(goal, reviewed.Goal.Content, sealer, happened));
    }

    private static async Task<Reviewed?> ReadAsync(OpenRecord record, JournalDb db, Guid suggestion)
    {
        var row = await db.SuggestedGoals.FirstOrDefaultAsync(s => s.Id == suggestion);
        if (row is null)
        {
            return null;
        }
        var content = record.Open(row);
        var goals = content.GoalId is null ? [] : await ReadGoals.FromAsync(record, db);
        return new Reviewed(
            row.Version,
            content,
            goals.FirstOrDefault(g => g.Id == content.GoalId && g.Content.IsOpen)
        );
    }

    private sealed record Reviewed(int Version, SuggestedGoalContent Suggestion, GoalView? Goal);
}

/// <summary>What reviewing a suggested goal came to.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    public sealed record Accepted(GoalView Goal) : ReviewOutcome;

    public sealed record Rejected(SuggestedGoalContent Suggestion) : ReviewOutcome;

    public sealed record NoSuchSuggestion : ReviewOutcome;

    public sealed record AlreadyDecided(SuggestedGoalState State) : ReviewOutcome;

    /// <summary>Somebody decided on it, or changed the goal, at the same moment: look again.</summary>
    public sealed record StaleVersion : ReviewOutcome;

    public sealed record Unusable(string Sentence) : ReviewOutcome;

    public sealed record Refused(DoorRefusal Why) : ReviewOutcome;
}
