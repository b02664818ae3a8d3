using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Records what a patient says of themselves in a number.</summary>
public sealed class RecordMeasure(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>The lowest rating of a mood and of a goal.</summary>
    public const int Lowest = 0;

    /// <summary>The highest.</summary>
    public const int Highest = 10;

    /// <summary>Records the mood of this moment.</summary>
    public Task<RecordMeasureOutcome> MoodAsync(
        Reader reader,
        PatientId patient,
        int rating,
        CancellationToken cancel
    ) => RecordAsync(reader, patient, Measure.Mood, rating, goal: null, cancel);

    /// <summary>Records how near an open goal is.</summary>
    public Task<RecordMeasureOutcome> GoalAsync(
        Reader reader,
        PatientId patient,
        Guid goal,
        int rating,
        CancellationToken cancel
    ) => RecordAsync(reader, patient, Measure.GoalProgress, rating, goal, cancel);

    private async Task<RecordMeasureOutcome> RecordAsync(
        Reader reader,
        PatientId patient,
        Measure measure,
        int rating,
        Guid? goal,
        CancellationToken cancel
    )
    {
        if (rating is < Lowest or > Highest)
        {
            return new RecordMeasureOutcome.Unusable($"A rating is a whole number from {Lowest} to {Highest}.");
        }
        var read = await records.ReadAsync(
            reader,
            patient,
            Purpose.RecordMeasure,
            async (record, db) =>
                record.Standing is not { Status: PatientStatus.Active } standing
                || !standing.Allows(ConsentKind.Keeping)
                    ? new RecordMeasureOutcome.NotNow(
                        "Nothing is taken in from this patient just now: the journaling is paused or has ended, or there is no consent to keeping."
                    )
                : goal is not null
                && !(await ReadGoals.FromAsync(record, db)).Any(g => g.Id == goal && g.Content.IsOpen)
                    ? new RecordMeasureOutcome.NoSuchGoal()
                : (RecordMeasureOutcome?)null,
            cancel
        );
        if (read is not ReadOutcome<RecordMeasureOutcome?>.Open { Value: var problem })
        {
            return new RecordMeasureOutcome.Refused(((ReadOutcome<RecordMeasureOutcome?>.Refused)read).Why);
        }
        return problem
            ?? await SaveAsync(patient, new(measure, rating, goal, clock.NowStored(), reader.AsAuthor), cancel);
    }

    private Task<RecordMeasureOutcome> SaveAsync(
        PatientId patient,
        MeasureResultContent content,
        CancellationToken cancel
    ) =>
        store.TransactAsync<RecordMeasureOutcome>(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new RecordMeasureOutcome.Refused(new DoorRefusal.Missing());
                }
                var row = new MeasureResult { Id = RowId.New(clock) };
                sealer.Seal(row, content);
                db.MeasureResults.Add(row);
                return new RecordMeasureOutcome.Recorded(row.Id, content);
            },
            cancel
        );
}

/// <summary>What recording a number came to.</summary>
public abstract record RecordMeasureOutcome
{
    private RecordMeasureOutcome() { }

    public sealed record Recorded(Guid Id, MeasureResultContent Result) : RecordMeasureOutcome;

    public sealed record NoSuchGoal : RecordMeasureOutcome;

    /// <summary>The journaling is paused or has ended, or there is no consent to keeping.</summary>
    public sealed record NotNow(string Sentence) : RecordMeasureOutcome;

    public sealed record Unusable(string Sentence) : RecordMeasureOutcome;

    public sealed record Refused(DoorRefusal Why) : RecordMeasureOutcome;
}
