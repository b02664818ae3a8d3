using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Step, once a day: asks for the erasure of everybody whose treatment ended as long ago as the practice has said. It can be called off as any other.</summary>
internal sealed class EraseAfterEnd(
    JournalStore store,
    EndedPatients ended,
    AskForErasure ask,
    Keys keys,
    TimeProvider clock
) : IWorkStep
{
    // It is the practice's work and nobody's: this id is no patient's.
    private static readonly PatientId Nobody = new(new Guid("00000000-0000-7000-8000-000000000020"));
    private static readonly Duration Look = Duration.FromDays(1);

    public string Name => nameof(EraseAfterEnd);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var practice = await store.ReadAsync(db => ReadPractice.OrNullAsync(db, keys, cancel), cancel);
        if (practice is null)
        {
            // What the practice wants cannot be read: nobody is erased, and it is looked again.
            return new StepResult.Later(nameof(DoorRefusal.Damaged), Look);
        }
        if (practice.Retention is not { } policy || policy.Id != item.SubjectId)
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        foreach (var (patient, due) in await ended.OfAsync(policy, only: null, cancel))
        {
            if (due <= now)
            {
                await ask.ByProgramAsync(Name, patient, cancel);
            }
        }
        return new StepResult.Done(null, Next(policy, now));
    }

    /// <summary>The next look.</summary>
    internal static WorkEvent Next(RetentionPolicy policy, Instant now) =>
        new(WorkEventKind.RetentionLooked, Nobody, policy.Id, Due: now + Look);
}
