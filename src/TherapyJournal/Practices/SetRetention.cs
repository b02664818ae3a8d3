using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Says after how many months the practice erases by itself whose treatment has ended, or that it does not.</summary>
public sealed class SetRetention(JournalStore store, Keys keys, WorkQueue queue, TimeProvider clock)
{
    /// <param name="months">Null: never.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<SetPracticeOutcome> RunAsync(int? months, CancellationToken cancel)
    {
        if (months is < 1 or > RetentionPolicy.MostMonths)
        {
            return new SetPracticeOutcome.Unusable($"--months is 1 to {RetentionPolicy.MostMonths}.");
        }
        return new SetPracticeOutcome.Changed(
            await store.TransactAsync(
                async db =>
                {
                    var row = await db.Practices.OrderBy(p => p.Id).FirstAsync(cancel);
                    var before = keys.Open(row);
                    if (before.Retention?.Months == months)
                    {
                        return before;
                    }
                    var after = before with
                    {
                        Retention = months is { } number
                            ? new RetentionPolicy(number, clock.NowStored(), RowId.New(clock))
                            : null,
                    };
                    keys.Seal(row, after);
                    if (after.Retention is { } policy)
                    {
                        await queue.AddAsync(db, EraseAfterEnd.Next(policy.Id, clock.Now()));
                    }
                    return after;
                },
                cancel
            )
        );
    }
}
