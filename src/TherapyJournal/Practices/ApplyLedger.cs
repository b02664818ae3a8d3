using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Brings the database to what the ledger of erasures says: after every start, and after a backup was restored.</summary>
/// <remarks>With an empty ledger it costs one look at a file. It finishes whatever a killed process began.</remarks>
public sealed class ApplyLedger
{
    private readonly JournalStore store;
    private readonly ErasePatient erase;
    private readonly HidePatient hide;
    private readonly ILedger ledger;
    private readonly WorkQueue queue;

    public ApplyLedger(JournalStore store, Keys keys, ErasePatient erase, ILedger ledger, WorkQueue queue)
    {
        (this.store, this.erase, this.ledger, this.queue) = (store, erase, ledger, queue);
        hide = new HidePatient(store, keys);
    }

    public async Task<LedgerApplied> RunAsync(CancellationToken cancel)
    {
        var notes = ErasureState.Of((await ledger.ErasuresAsync(cancel)).Notes);
        if (notes.Count == 0)
        {
            return LedgerApplied.Nothing;
        }
        var erased = await erase.FinishAsync(Where(notes, ErasureStep.Done), cancel);
        var (hidden, shown) = await SetHiddenAsync(notes, cancel);
        return new LedgerApplied(erased.Count(o => o is ErasePatientOutcome.Erased), hidden, shown);
    }

    private async Task<(int Hidden, int Shown)> SetHiddenAsync(
        IReadOnlyDictionary<PatientId, ErasureNote> notes,
        CancellationToken cancel
    )
    {
        var waiting = Where(notes, ErasureStep.Asked);
        var calledOff = Where(notes, ErasureStep.CalledOff);
        if (waiting.Count + calledOff.Count == 0)
        {
            return (0, 0);
        }
        var visible = await store.ReadAsync(
            db =>
                db.Patients.Where(p => waiting.Contains(p.PatientId) && p.EraseDue == null)
                    .Select(p => p.PatientId)
                    .ToListAsync(cancel),
            cancel
        );
        foreach (var patient in visible)
        {
            var due = notes[patient].At;
            await hide.RunAsync(
                patient,
                due,
                due - AskForErasure.TimeToCallOff,
                db => queue.AddAsync(db, new WorkEvent(WorkEventKind.ErasureAsked, patient, patient.Value, Due: due)),
                cancel
            );
        }
        var stillHidden = await store.ReadAsync(
            db =>
                db.Patients.Where(p => calledOff.Contains(p.PatientId) && p.EraseDue != null)
                    .Select(p => new { p.PatientId, Due = p.EraseDue!.Value })
                    .ToListAsync(cancel),
            cancel
        );
        foreach (var hidden in stillHidden)
        {
            var (patient, due) = (hidden.PatientId, Instant.FromUnixTimeMilliseconds(hidden.Due));
            await hide.RunAsync(
                patient,
                due: null,
                notes[patient].At,
                db => OwedWhileHidden.AddAsync(db, queue, patient, due, cancel),
                cancel
            );
        }
        return (visible.Count, stillHidden.Count);
    }

    private static List<PatientId> Where(IReadOnlyDictionary<PatientId, ErasureNote> notes, ErasureStep step) =>
        [.. notes.Where(n => n.Value.Step == step).Select(n => n.Key)];
}

/// <summary>What the ledger changed.</summary>
/// <param name="Erased">Patients erased once more.</param>
/// <param name="Hidden">Patients hidden, because their erasure was asked for.</param>
/// <param name="Shown">Patients there again, because it was called off.</param>
public sealed record LedgerApplied(int Erased, int Hidden, int Shown)
{
    public static LedgerApplied Nothing { get; } = new(0, 0, 0);
}
