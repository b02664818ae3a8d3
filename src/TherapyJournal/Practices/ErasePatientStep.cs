using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Carries out an erasure when its 72 hours are over, unless it was called off.</summary>
internal sealed class ErasePatientStep(JournalStore store, ErasePatient erase, ILedger ledger, TimeProvider clock)
    : IWorkStep
{
    public string Name => "ErasePatient";

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var now = clock.Now();
        var isDue = await store.ReadAsync(
            db =>
                db.Patients.AnyAsync(
                    p => p.PatientId == item.PatientId && p.EraseDue <= now.ToUnixTimeMilliseconds(),
                    cancel
                ),
            cancel
        );
        // Both must say so: whoever can write to the database alone can erase nobody by the program's hand.
        var notes = ErasureState.Of((await ledger.ErasuresAsync(cancel)).Notes);
        if (!isDue || !notes.TryGetValue(item.PatientId, out var last) || last.Step == ErasureStep.CalledOff)
        {
            return StepResult.Nothing;
        }
        if (last.Step == ErasureStep.Asked && last.At > now)
        {
            return new StepResult.Later("NotDueYet", last.At - now);
        }
        // This deletes the lane in which the work runs as well, so that nothing is left to save.
        return await erase.RunAsync(Name, item.PatientId, cancel) is ErasePatientOutcome.NotProven
            ? new StepResult.Later("NotProven")
            : StepResult.Nothing;
    }
}
