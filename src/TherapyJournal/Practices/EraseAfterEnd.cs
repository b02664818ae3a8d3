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
    PatientRecords records,
    KeepRecord keep,
    ILedger ledger,
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
            // What the practice wants cannot be read: nobody is erased, and it is looked again for as long as that takes.
            return new StepResult.Done(null, Next(item.SubjectId, clock.Now()));
        }
        if (practice.Retention is not { } policy || policy.Id != item.SubjectId)
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        // Without the whole ledger nobody knows whose erasure was called off.
        if ((await ledger.ErasuresAsync(cancel)).ProblemIn(ledger.Where) is null)
        {
            foreach (var (patient, due) in await ended.OfAsync(policy, only: null, cancel))
            {
                if (due <= now && await MayStillAsync(patient, policy, cancel))
                {
                    await ask.ByProgramAsync(Name, patient, cancel);
                }
            }
        }
        return new StepResult.Done(null, Next(policy.Id, now));
    }

    /// <summary>Not while an alert of theirs stands: whoever is called must know whom to ring. Nor where it was decided otherwise since the list was made.</summary>
    private async Task<bool> MayStillAsync(PatientId patient, RetentionPolicy policy, CancellationToken cancel) =>
        await store.ReadAsync(
            async db =>
                !await keep.AnyStandsAsync(db, patient, cancel)
                && await ReadPractice.OrNullAsync(db, keys, cancel) is { Retention.Id: var id }
                && id == policy.Id
                && await records.StandingAsync(db, patient, cancel)
                    is StandingOutcome.Known { Standing.Status: PatientStatus.Ended },
            cancel
        );

    /// <summary>The next look.</summary>
    internal static WorkEvent Next(Guid policy, Instant now) =>
        new(WorkEventKind.RetentionLooked, Nobody, policy, Due: now + Look);
}
