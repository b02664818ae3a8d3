using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Erases a patient: destroys the key and every row, and proves that nothing is left. Nobody can undo it. What must stay stays under another key (<see cref="KeepRecord"/>).</summary>
/// <remarks>
/// The ledger is written first, then the rows go in one transaction: killed in between, the next start finishes it
/// (<see cref="FinishAsync"/>). The access record stays, and gets a line.
/// </remarks>
public sealed class ErasePatient(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    AccessRecord access,
    ILedger ledger,
    KeepRecord keep,
    TimeProvider clock
)
{
    private const int MostSweeps = 3;

    /// <summary>Erases at the word of a therapist who has the patient in their caseload, also while an earlier request waits.</summary>
    public async Task<ErasePatientOutcome> RunAsync(Reader.Therapist by, PatientId patient, CancellationToken cancel)
    {
        if (!await records.IsOpenToAsync(by, patient, cancel) || await IsKeptAsync(patient, cancel))
        {
            return new ErasePatientOutcome.NoSuchPatient();
        }
        return await EraseAsync(by, patient, cancel);
    }

    /// <summary>Erases where a request has fallen due.</summary>
    internal Task<ErasePatientOutcome> RunAsync(string step, PatientId patient, CancellationToken cancel) =>
        EraseAsync(new Reader.Assistant(step), patient, cancel);

    /// <summary>Erases again whoever the ledger names and is still, or again, in the database.</summary>
    internal async Task<IReadOnlyList<ErasePatientOutcome>> FinishAsync(
        IReadOnlyCollection<PatientId> erased,
        CancellationToken cancel
    )
    {
        var outcomes = new List<ErasePatientOutcome>();
        var present = await store.ReadAsync(db => PatientTables.PresentAsync(db, erased, cancel), cancel);
        if (present.Count == 0)
        {
            return [];
        }
        var notes = ErasureState.Of((await ledger.ErasuresAsync(cancel)).Notes);
        foreach (var patient in present)
        {
            outcomes.Add(await DestroyAsync(patient, notes.GetValueOrDefault(patient)?.At ?? clock.Now(), cancel));
        }
        return outcomes;
    }

    /// <summary>Destroys what was kept of an erased patient, when its day has come.</summary>
    /// <param name="step">Which step.</param>
    /// <param name="owner">The owner of what is kept.</param>
    /// <param name="patient">Who was erased: it stands in their access record.</param>
    /// <param name="cancel">Stops the wait.</param>
    internal async Task<ErasePatientOutcome> DestroyKeptAsync(
        string step,
        PatientId owner,
        PatientId patient,
        CancellationToken cancel
    )
    {
        await access.AppendAsync(new Reader.Assistant(step), patient, Purpose.DestroyKept, count: 0, damaged: 0);
        return await NoteAndDestroyAsync(owner, cancel);
    }

    // What must be kept goes on its day, and not because somebody asks.
    private Task<bool> IsKeptAsync(PatientId owner, CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
                await db.KeptRecords.AnyAsync(k => k.PatientId == owner, cancel)
                && !await db.Patients.AnyAsync(p => p.PatientId == owner, cancel),
            cancel
        );

    private async Task<ErasePatientOutcome> EraseAsync(Reader by, PatientId patient, CancellationToken cancel)
    {
        await access.AppendAsync(by, patient, Purpose.Erase, count: 0, damaged: 0);
        return await NoteAndDestroyAsync(patient, cancel);
    }

    private async Task<ErasePatientOutcome> NoteAndDestroyAsync(PatientId patient, CancellationToken cancel)
    {
        var now = clock.Now();
        await ledger.NoteErasureAsync(new ErasureNote(patient, ErasureStep.Done, now), cancel);
        return await DestroyAsync(patient, now, cancel);
    }

    private async Task<ErasePatientOutcome> DestroyAsync(PatientId patient, Instant asked, CancellationToken cancel)
    {
        // What stays and what goes are one transaction: neither is lost, and nothing is kept twice.
        var (kept, gone) = await store.TransactAsync(
            async db =>
            {
                await PatientTurn.TakeAsync(db, patient, cancel);
                return (
                    await keep.AddAsync(db, patient, asked, cancel),
                    await PatientTables.DeleteAsync(db, patient, cancel)
                );
            },
            cancel
        );
        keys.Forget(patient);
        for (var sweep = 1; sweep <= MostSweeps; sweep++)
        {
            var left = await store.ReadAsync(db => PatientTables.PresentAsync(db, [patient], cancel), cancel);
            if (left.Count == 0)
            {
                return new ErasePatientOutcome.Erased(patient, gone, await store.Kind.ClearTracesAsync(cancel))
                {
                    KeptUntil = kept?.Due,
                    AlertsThatStand = kept?.Standing ?? 0,
                };
            }
            // Another process was saving for this patient at that very moment.
            await store.TransactAsync(db => PatientTables.DeleteAsync(db, patient, cancel), cancel);
        }
        return new ErasePatientOutcome.NotProven(patient);
    }
}

/// <summary>What erasing a patient came to.</summary>
public abstract record ErasePatientOutcome
{
    private ErasePatientOutcome() { }

    /// <summary>Every table was looked through afterwards: no row of the patient is left, and the key is gone.</summary>
    /// <param name="Patient">Who it was.</param>
    /// <param name="Rows">How many rows went, per table.</param>
    /// <param name="TracesCleared">Whether the database's own files were cleared of deleted rows as well.</param>
    public sealed record Erased(PatientId Patient, IReadOnlyDictionary<string, int> Rows, bool TracesCleared)
        : ErasePatientOutcome
    {
        /// <summary>Until when something is kept because the practice must; null: nothing is.</summary>
        public Instant? KeptUntil { get; init; }

        /// <summary>How many alerts are not lifted yet and stand on, without words.</summary>
        public int AlertsThatStand { get; init; }
    }

    /// <summary>There is no such patient, or it is another therapist's.</summary>
    public sealed record NoSuchPatient : ErasePatientOutcome;

    /// <summary>The key is destroyed, but rows kept coming back while it was looked for them; the next start erases them.</summary>
    public sealed record NotProven(PatientId Patient) : ErasePatientOutcome;
}
