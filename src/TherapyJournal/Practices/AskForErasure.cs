using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Asks for a patient's erasure: hidden at once, carried out after 72 hours, and until then it can be called off.</summary>
public sealed class AskForErasure
{
    /// <summary>How long it can be called off: long enough to notice a mistake over a weekend.</summary>
    public static readonly Duration TimeToCallOff = Duration.FromHours(72);

    private readonly PatientRecords records;
    private readonly HidePatient hide;
    private readonly ILedger ledger;
    private readonly WorkQueue queue;
    private readonly TimeProvider clock;

    public AskForErasure(
        JournalStore store,
        Keys keys,
        PatientRecords records,
        ILedger ledger,
        WorkQueue queue,
        TimeProvider clock
    )
    {
        (this.records, this.ledger, this.queue, this.clock) = (records, ledger, queue, clock);
        hide = new HidePatient(store, keys);
    }

    public Task<AskForErasureOutcome> RunAsync(Reader.Therapist by, PatientId patient, CancellationToken cancel) =>
        ByAsync(by, patient, cancel);

    /// <summary>The patient asks themselves.</summary>
    public Task<AskForErasureOutcome> ByPatientAsync(PatientId patient, CancellationToken cancel) =>
        ByAsync(new Reader.Patient(patient), patient, cancel);

    private async Task<AskForErasureOutcome> ByAsync(Reader by, PatientId patient, CancellationToken cancel)
    {
        // Through the door, so that the request is on record.
        var seen = await records.ReadAsync(by, patient, Purpose.Erase, (_, _) => Task.FromResult(true), cancel);
        if (seen is ReadOutcome<bool>.Refused { Why: var why })
        {
            return new AskForErasureOutcome.Refused(why);
        }
        return await HideAsync(patient, cancel);
    }

    /// <summary>Asks because the practice keeps nobody longer; it waits and can be called off like any other.</summary>
    internal async Task<AskForErasureOutcome> ByProgramAsync(string step, PatientId patient, CancellationToken cancel)
    {
        var seen = await records.ReadAsync(
            new Reader.Assistant(step),
            patient,
            Purpose.EraseAfterEnd,
            (_, _) => Task.FromResult(true),
            cancel
        );
        return seen is ReadOutcome<bool>.Refused { Why: var why }
            ? new AskForErasureOutcome.Refused(why)
            : await HideAsync(patient, cancel);
    }

    private async Task<AskForErasureOutcome> HideAsync(PatientId patient, CancellationToken cancel)
    {
        var asked = clock.Now();
        var due = asked + TimeToCallOff;
        // The ledger first: killed after it, the next start hides the patient.
        await ledger.NoteErasureAsync(new ErasureNote(patient, ErasureStep.Asked, due), cancel);
        var hidden = await hide.RunAsync(
            patient,
            due,
            asked,
            db => queue.AddAsync(db, new WorkEvent(WorkEventKind.ErasureAsked, patient, patient.Value, Due: due)),
            cancel
        );
        return hidden
            ? new AskForErasureOutcome.Hidden(due)
            : new AskForErasureOutcome.Refused(new DoorRefusal.Missing());
    }
}

/// <summary>What asking for an erasure came to.</summary>
public abstract record AskForErasureOutcome
{
    private AskForErasureOutcome() { }

    /// <param name="Due">When it is carried out unless it is called off.</param>
    public sealed record Hidden(Instant Due) : AskForErasureOutcome;

    public sealed record Refused(DoorRefusal Why) : AskForErasureOutcome;
}
