using Microsoft.EntityFrameworkCore;
using NodaTime;
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
    private readonly AccessRecord access;
    private readonly ILedger ledger;
    private readonly WorkQueue queue;
    private readonly TimeProvider clock;

    public CallOffErasure(
        JournalStore store,
        Keys keys,
        PatientRecords records,
        AccessRecord access,
        ILedger ledger,
        WorkQueue queue,
        TimeProvider clock
    )
    {
        (this.store, this.records, this.access, this.ledger) = (store, records, access, ledger);
        (this.queue, this.clock) = (queue, clock);
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

    /// <summary>Whether an erasure waits that the patient asked for themselves: what a therapist or the practice asked for, they call off.</summary>
    public async Task<bool> IsOwnAsync(PatientId patient, CancellationToken cancel) =>
        await DueAsync(patient, cancel) is not null
        && await access.ReadAsync(patient, cancel) is AccessTrail.Intact trail
        // The last who opened the record for it has asked for it: from then on it is hidden. An older version noted a calling-off as Erase too, always before the next asking.
        && trail.Lines.LastOrDefault(l => l.Purpose is nameof(Purpose.Erase) or nameof(Purpose.EraseAfterEnd))
            is { ReaderKind: "patient" };

    /// <summary>The patient calls off what they asked for themselves.</summary>
    public async Task<CallOffErasureOutcome> OwnAsync(Reader.Patient by, CancellationToken cancel) =>
        await IsOwnAsync(by.Id, cancel) ? await ByAsync(by, by.Id, cancel) : new CallOffErasureOutcome.NothingAsked();

    /// <summary>The patient calls it off in their chat, which knows that it was asked for there.</summary>
    internal Task<CallOffErasureOutcome> ByPatientAsync(PatientId patient, CancellationToken cancel) =>
        ByAsync(new Reader.Patient(patient), patient, cancel);

    private async Task<CallOffErasureOutcome> ByAsync(Reader by, PatientId patient, CancellationToken cancel)
    {
        if (await DueAsync(patient, cancel) is not { } due)
        {
            return new CallOffErasureOutcome.NothingAsked();
        }
        // The ledger first: killed after it, the next start shows the patient again.
        var now = clock.Now();
        await ledger.NoteErasureAsync(new ErasureNote(patient, ErasureStep.CalledOff, now), cancel);
        var fallsDue = Instant.FromUnixTimeMilliseconds(due);
        var shown = await hide.RunAsync(
            patient,
            due: null,
            now,
            db => OwedWhileHidden.AddAsync(db, queue, patient, fallsDue, cancel),
            cancel
        );
        if (!shown)
        {
            return new CallOffErasureOutcome.NoSuchPatient();
        }
        // Through the door again, so that it is on record. The work that was planned finds nothing to do.
        await records.ReadAsync(by, patient, Purpose.CallOffErasure, (_, _) => Task.FromResult(true), cancel);
        return new CallOffErasureOutcome.CalledOff();
    }

    /// <returns>When it falls due; null: none waits.</returns>
    private Task<long?> DueAsync(PatientId patient, CancellationToken cancel) =>
        store.ReadAsync(
            db => db.Patients.Where(p => p.PatientId == patient).Select(p => p.EraseDue).FirstOrDefaultAsync(cancel),
            cancel
        );
}

/// <summary>What calling off an erasure came to.</summary>
public abstract record CallOffErasureOutcome
{
    private CallOffErasureOutcome() { }

    public sealed record CalledOff : CallOffErasureOutcome;

    /// <summary>No erasure of this patient waits, or none that whoever asks may call off.</summary>
    public sealed record NothingAsked : CallOffErasureOutcome;

    /// <summary>There is no such patient, it is another therapist's, or it was erased already.</summary>
    public sealed record NoSuchPatient : CallOffErasureOutcome;
}
