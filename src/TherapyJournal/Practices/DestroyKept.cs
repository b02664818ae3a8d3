using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Step: destroys what was kept of an erased patient, with its key, on the day that was named; a bare alert once it is lifted.</summary>
internal sealed class DestroyKept(JournalStore store, KeepRecord keep, ErasePatient erase, TimeProvider clock)
    : IWorkStep
{
    // A lifted alert of nobody goes within a day.
    private static readonly Duration Look = Duration.FromDays(1);

    public string Name => nameof(DestroyKept);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var owner = item.PatientId;
        var (row, patient, stands) = await store.ReadAsync(
            async db =>
                await db.KeptRecords.FirstOrDefaultAsync(k => k.PatientId == owner, cancel) is { } found
                    ? (found, await keep.MadeOfAsync(db, found, cancel), await keep.AnyStandsAsync(db, owner, cancel))
                    : (null, (PatientId?)null, false),
            cancel
        );
        if (row is null)
        {
            return StepResult.Nothing;
        }
        // Its seal vouches for the day: whoever can write to the database alone can destroy nothing by the program's hand.
        if (patient is not { } erased)
        {
            return new StepResult.Done(null, Kept(owner, clock.Now() + Look));
        }
        var now = clock.Now();
        Instant? next =
            row.Due is { } due ? Instant.FromUnixTimeMilliseconds(due)
            : stands ? now + Look
            : null;
        if (next > now)
        {
            return new StepResult.Done(null, Kept(owner, next.Value));
        }
        // This deletes the lane in which the work runs as well, so that nothing is left to save.
        return await erase.DestroyKeptAsync(Name, owner, erased, cancel) is ErasePatientOutcome.NotProven
            ? new StepResult.Later("NotProven")
            : StepResult.Nothing;
    }

    /// <summary>What follows when something was kept: its end, and the calls of alerts that nobody has acknowledged.</summary>
    internal static async Task PlanAsync(WorkQueue queue, JournalDb db, KeptNow kept, Instant now)
    {
        await queue.AddAsync(db, Kept(kept.Owner, kept.Due ?? now + Look));
        foreach (var (alert, due) in kept.Calls)
        {
            await queue.AddAsync(db, new WorkEvent(WorkEventKind.AlertUnanswered, kept.Owner, alert, Due: due));
        }
    }

    private static WorkEvent Kept(PatientId owner, Instant due) =>
        new(WorkEventKind.RecordKept, owner, owner.Value, Due: due);
}
