using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Calls off an erasure that has not been carried out yet: the patient is there again as before.</summary>
public sealed class CallOffErasure
{
    private readonly JournalStore store;
    private readonly PatientRecords records;
    private readonly HidePatient hide;
    private readonly ILedger ledger;
    private readonly TimeProvider clock;

    public CallOffErasure(JournalStore store, Keys keys, PatientRecords records, ILedger ledger, TimeProvider clock)
    {
        (this.store, this.records, this.ledger, this.clock) = (store, records, ledger, clock);
        hide = new HidePatient(store, keys);
    }

    public async Task<CallOffErasureOutcome> RunAsync(Reader.Therapist by, PatientId patient, CancellationToken cancel)
    {
        if (!await records.IsOpenToAsync(by, patient, cancel))
        {
            return new CallOffErasureOutcome.NoSuchPatient();
        }
        return await ByAsync(by, patient, cancel);
    }

    /// <summary>The patient calls it off themselves.</summary>
    internal Task<CallOffErasureOutcome> ByPatientAsync(PatientId patient, CancellationToken cancel) =>
        ByAsync(new Reader.Patient(patient), patient, cancel);

    private async Task<CallOffErasureOutcome> ByAsync(Reader by, PatientId patient, CancellationToken cancel)
    {
        var asked = await store.ReadAsync(
            db => db.Patients.AnyAsync(p => p.PatientId == patient && p.EraseDue != null, cancel),
            cancel
        );
        if (!asked)
        {
            return new CallOffErasureOutcome.NothingAsked();
        }
        // The ledger first: killed after it, the next start shows the patient again.
        var now = clock.Now();
        await ledger.NoteErasureAsync(new ErasureNote(patient, ErasureStep.CalledOff, now), cancel);
        var shown = await hide.RunAsync(patient, due: null, now, _ => Task.CompletedTask, cancel);
        if (!shown)
        {
            return new CallOffErasureOutcome.NoSuchPatient();
        }
        // Through the door again, so that it is on record. The work that was planned finds nothing to do.
        await records.ReadAsync(by, patient, Purpose.Erase, (_, _) => Task.FromResult(true), cancel);
        return new CallOffErasureOutcome.CalledOff();
    }
}

/// <summary>What calling off an erasure came to.</summary>
public abstract record CallOffErasureOutcome
{
    private CallOffErasureOutcome() { }

    public sealed record CalledOff : CallOffErasureOutcome;

    /// <summary>No erasure of this patient waits.</summary>
    public sealed record NothingAsked : CallOffErasureOutcome;

    /// <summary>There is no such patient, it is another therapist's, or it was erased already.</summary>
    public sealed record NoSuchPatient : CallOffErasureOutcome;
}
