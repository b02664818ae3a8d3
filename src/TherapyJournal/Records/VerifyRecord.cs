using System.Reflection;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Looks whether a patient's access record holds, and whether every sealed row of theirs still opens.</summary>
public sealed class VerifyRecord(PatientRecords records, AccessRecord access, ILedger ledger)
{
    private static readonly MethodInfo RowsOfOneTable =
        typeof(VerifyRecord).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new InvalidOperationException("The method that reads a table has gone.");

    /// <summary>Chain and rows.</summary>
    public Task<VerifyRecordOutcome> RunAsync(Reader.Therapist by, PatientId patient, CancellationToken cancel) =>
        LookAsync(by, patient, CheckAllAsync, cancel);

    /// <summary>The access record alone: who read what, and whether its chain holds.</summary>
    public Task<VerifyRecordOutcome> TrailAsync(Reader.Therapist by, PatientId patient, CancellationToken cancel) =>
        LookAsync(by, patient, (_, _, _) => Task.CompletedTask, cancel);

    /// <summary>The access record of a patient who is erased: it outlives them, without words, and is open to a therapist who stands in it.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="id">The patient's id, or its beginning: there is no name any more.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<VerifyRecordOutcome> OfErasedAsync(Reader.Therapist by, string id, CancellationToken cancel)
    {
        if (records.IsClosedTo(by))
        {
            return new VerifyRecordOutcome.Refused(new DoorRefusal.Closed());
        }
        var notes = ErasureState.Of((await ledger.ErasuresAsync(cancel)).Notes);
        var erased = notes.Where(n => n.Value.Step == ErasureStep.Done && IdPrefix.Matches(id, n.Key.Value)).ToList();
        if (erased is not [{ Key: var patient }])
        {
            return new VerifyRecordOutcome.Refused(new DoorRefusal.Missing());
        }
        var trail = await access.ReadAsync(patient, cancel);
        if (!trail.Lines.Any(l => l.ReaderKind == by.Kind && l.Reader == by.Name))
        {
            return new VerifyRecordOutcome.Refused(new DoorRefusal.Missing());
        }
        await access.AppendAsync(by, patient, Purpose.VerifyRecord, count: 0, damaged: 0);
        return new VerifyRecordOutcome.Verified(patient, trail, 0, []);
    }

    private async Task<VerifyRecordOutcome> LookAsync(
        Reader by,
        PatientId patient,
        Func<OpenRecord, JournalDb, CancellationToken, Task> look,
        CancellationToken cancel
    )
    {
        // The chain first: this very reading adds a line, and with it a new end.
        var trail = await access.ReadAsync(patient, cancel);
        var read = await records.ReadAsync(
            by,
            patient,
            Purpose.VerifyRecord,
            async (record, db) =>
            {
                await look(record, db, cancel);
                return record.Opened;
            },
            cancel
        );
        return read switch
        {
            ReadOutcome<int>.Open open => new VerifyRecordOutcome.Verified(
                patient,
                trail,
                open.Value,
                open.DamagedRows
            ),
            ReadOutcome<int>.Refused refused => new VerifyRecordOutcome.Refused(refused.Why),
            _ => throw new InvalidOperationException("The door said something new."),
        };
    }

    private static async Task CheckAllAsync(OpenRecord record, JournalDb db, CancellationToken cancel)
    {
        foreach (var table in TableShape.All(db).Where(t => t.Row.IsAssignableTo(typeof(PatientRow))))
        {
            var rows = RowsOfOneTable.MakeGenericMethod(table.Row).Invoke(null, [db, record.Patient, cancel]);
            foreach (var row in await (Task<IReadOnlyList<PatientRow>>)rows!) // it is a method of ours
            {
                record.Check(row);
            }
        }
    }

    private static async Task<IReadOnlyList<PatientRow>> RowsAsync<TRow>(
        JournalDb db,
        PatientId patient,
        CancellationToken cancel
    )
        where TRow : PatientRow =>
        await db.Set<TRow>().AsNoTracking().Where(r => r.PatientId == patient).ToListAsync(cancel);
}

/// <summary>What verifying a record came to.</summary>
public abstract record VerifyRecordOutcome
{
    private VerifyRecordOutcome() { }

    /// <param name="Patient">Whose.</param>
    /// <param name="Trail">The access record as it was before this look, and whether its chain holds.</param>
    /// <param name="Opened">How many rows opened.</param>
    /// <param name="Damaged">Those that did not.</param>
    public sealed record Verified(PatientId Patient, AccessTrail Trail, int Opened, IReadOnlyList<DamagedRow> Damaged)
        : VerifyRecordOutcome
    {
        /// <summary>Whether nothing was found.</summary>
        public bool IsSound => Trail is AccessTrail.Intact && Damaged.Count == 0;
    }

    public sealed record Refused(DoorRefusal Why) : VerifyRecordOutcome;
}
