using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Goals;

/// <summary>Adds, changes and closes goals. Nothing is overwritten: each step joins the goal's history.</summary>
public sealed class ChangeGoal(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>Adds a goal.</summary>
    public async Task<ChangeGoalOutcome> AddAsync(
        Reader reader,
        PatientId patient,
        string text,
        string? why,
        CancellationToken cancel
    )
    {
        if (!GoalText.TryClean(text, out var clean))
        {
            return new ChangeGoalOutcome.Unusable(GoalText.Sentence);
        }
        if (await RefusalAsync(reader, patient, cancel) is { } refusal)
        {
            return new ChangeGoalOutcome.Refused(refusal);
        }
        return await store.TransactAsync<ChangeGoalOutcome>(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new ChangeGoalOutcome.Refused(new DoorRefusal.Missing());
                }
                var happened = new GoalEvent(clock.NowStored(), GoalEventKind.Added, reader.AsAuthor, clean, why);
                return new ChangeGoalOutcome.Changed(Add(db, sealer, happened, clock));
            },
            cancel
        );
    }

    /// <summary>Changes the words of a goal that the caller read at <paramref name="version"/>; whoever comes second is told.</summary>
    public Task<ChangeGoalOutcome> ChangeAsync(
        Reader reader,
        PatientId patient,
        Guid goal,
        int version,
        string text,
        string? why,
        CancellationToken cancel
    ) =>
        GoalText.TryClean(text, out var clean)
            ? StepAsync(reader, patient, goal, version, GoalEventKind.Changed, clean, why, cancel)
            : Task.FromResult<ChangeGoalOutcome>(new ChangeGoalOutcome.Unusable(GoalText.Sentence));

    /// <summary>Closes a goal; its history stays.</summary>
    public Task<ChangeGoalOutcome> CloseAsync(
        Reader reader,
        PatientId patient,
        Guid goal,
        int version,
        string? why,
        CancellationToken cancel
    ) => StepAsync(reader, patient, goal, version, GoalEventKind.Closed, null, why, cancel);

    internal static GoalView Add(JournalDb db, PatientSealer sealer, GoalEvent happened, TimeProvider clock)
    {
        var row = new TherapyGoal { Id = RowId.New(clock) };
        var content = new TherapyGoalContent(happened.Text, IsOpen: true, [happened]);
        sealer.Seal(row, content);
        db.Goals.Add(row);
        return new GoalView(row.Id, row.Version, content);
    }

    internal static GoalView Apply(TherapyGoal row, TherapyGoalContent before, PatientSealer sealer, GoalEvent happened)
    {
        var after = before with
        {
            Text = happened.Text,
            IsOpen = happened.Kind != GoalEventKind.Closed,
            History = [.. before.History, happened],
        };
        sealer.Seal(row, after);
        return new GoalView(row.Id, row.Version, after);
    }

    private async Task<ChangeGoalOutcome> StepAsync(
        Reader reader,
        PatientId patient,
        Guid goal,
        int version,
        GoalEventKind kind,
        string? text,
        string? why,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            reader,
            patient,
            Purpose.ChangeGoal,
            async (record, db) => (await ReadGoals.FromAsync(record, db)).FirstOrDefault(g => g.Id == goal),
            cancel
        );
        if (read is not ReadOutcome<GoalView?>.Open { Value: { } before })
        {
            return read is ReadOutcome<GoalView?>.Refused refused
                ? new ChangeGoalOutcome.Refused(refused.Why)
                : new ChangeGoalOutcome.NoSuchGoal();
        }
        if (!before.Content.IsOpen)
        {
            return new ChangeGoalOutcome.AlreadyClosed();
        }
        var happened = new GoalEvent(clock.NowStored(), kind, reader.AsAuthor, text ?? before.Content.Text, why);
        return await store.TransactAsync<ChangeGoalOutcome>(
            async db =>
            {
                await PatientTurn.TakeAsync(db, patient, cancel);
                var row = await db.Goals.FirstOrDefaultAsync(g => g.Id == goal && g.PatientId == patient, cancel);
                if (row is null || await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new ChangeGoalOutcome.NoSuchGoal();
                }
                return row.Version == version && row.Version == before.Version
                    ? new ChangeGoalOutcome.Changed(Apply(row, before.Content, sealer, happened))
                    : new ChangeGoalOutcome.StaleVersion(row.Version);
            },
            cancel
        );
    }

    private async Task<DoorRefusal?> RefusalAsync(Reader reader, PatientId patient, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            reader,
            patient,
            Purpose.ChangeGoal,
            (_, _) => Task.FromResult(true),
            cancel
        );
        return read is ReadOutcome<bool>.Refused refused ? refused.Why : null;
    }
}

/// <summary>What changing a goal came to.</summary>
public abstract record ChangeGoalOutcome
{
    private ChangeGoalOutcome() { }

    public sealed record Changed(GoalView Goal) : ChangeGoalOutcome;

    public sealed record NoSuchGoal : ChangeGoalOutcome;

    public sealed record AlreadyClosed : ChangeGoalOutcome;

    /// <summary>Somebody changed it meanwhile: read it again. Nothing was overwritten.</summary>
    public sealed record StaleVersion(int Current) : ChangeGoalOutcome;

    public sealed record Unusable(string Sentence) : ChangeGoalOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangeGoalOutcome;
}
