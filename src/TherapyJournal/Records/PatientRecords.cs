using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>The one door to a patient's words: it checks who asks, opens, and writes the access down before anything is handed out.</summary>
public sealed class PatientRecords(
    JournalStore store,
    Keys keys,
    AccessRecord access,
    StandIns standIns,
    RecordsOptions options
)
{
    /// <summary>Opens a patient's record for one purpose and returns what <paramref name="read"/> made of it, once the access is on record.</summary>
    /// <remarks><paramref name="read"/> may run again after a lost connection; it changes nothing.</remarks>
    public async Task<ReadOutcome<T>> ReadAsync<T>(
        Reader reader,
        PatientId patient,
        Purpose purpose,
        Func<OpenRecord, JournalDb, Task<T>> read,
        CancellationToken cancel
    )
    {
        if (IsClosedTo(reader))
        {
            return new ReadOutcome<T>.Refused(new DoorRefusal.Closed());
        }
        OpenRecord? record = null;
        ReadOutcome<T> outcome;
        try
        {
            outcome = await store.ReadAsync<ReadOutcome<T>>(
                async db =>
                {
                    record = await AdmitAsync(db, reader, patient, purpose, cancel);
                    return record is null
                        ? new ReadOutcome<T>.Refused(new DoorRefusal.Missing())
                        : new ReadOutcome<T>.Open(await read(record, db), record.Damaged);
                },
                cancel
            );
        }
        catch (DamagedRowException damage)
        {
            outcome = new ReadOutcome<T>.Refused(new DoorRefusal.Damaged(new DamagedRow(damage.Label, damage.Row)));
        }
        if (record is not null)
        {
            var failed = outcome is ReadOutcome<T>.Refused ? 1 : 0;
            await access.AppendAsync(reader, record.OnRecordOf, purpose, record.Opened, record.Damaged.Count + failed);
        }
        return outcome;
    }

    /// <summary>How things stand with a patient: for the program's own decisions. It holds no words, so nothing is written down.</summary>
    public async Task<StandingOutcome> StandingAsync(JournalDb db, PatientId patient, CancellationToken cancel)
    {
        // Asked on each entry, so the look whether the patient is hidden rides along.
        var row = await db
            .Standings.AsNoTracking()
            .FirstOrDefaultAsync(
                s => s.PatientId == patient && db.Patients.Any(p => p.PatientId == patient && p.EraseDue == null),
                cancel
            );
        try
        {
            return row is not null && await keys.FindPatientAsync(db, patient, cancel) is { } seal
                ? new StandingOutcome.Known(seal.Open(row, row.Shape))
                : new StandingOutcome.Missing();
        }
        catch (DamagedRowException damage)
        {
            return new StandingOutcome.Damaged(new DamagedRow(damage.Label, damage.Row));
        }
    }

    /// <inheritdoc cref="StandingAsync(JournalDb, PatientId, CancellationToken)"/>
    public Task<StandingOutcome> StandingAsync(PatientId patient, CancellationToken cancel) =>
        store.ReadAsync(db => StandingAsync(db, patient, cancel), cancel);

    /// <summary>Seals rows for a patient inside a saving transaction; null when the patient's key is gone.</summary>
    public async Task<PatientSealer?> SealerAsync(JournalDb db, PatientId patient, CancellationToken cancel) =>
        await keys.FindPatientAsync(db, patient, cancel) is { } seal ? PatientSealer.Of(patient, seal) : null;

    /// <summary>Makes the key of a new patient inside a saving transaction.</summary>
    internal PatientSealer NewPatient(JournalDb db, PatientId patient) =>
        PatientSealer.Of(patient, keys.AddPatientKey(db, patient));

    /// <summary>The therapists who have this patient in their caseload. A forged row counts for nothing; when the patient's key does not open, none does.</summary>
    public Task<IReadOnlyList<TherapistId>> TherapistsOfAsync(
        JournalDb db,
        PatientId patient,
        CancellationToken cancel
    ) => TherapistsOfAsync(db, patient, _ => true, cancel);

    /// <summary>The same, of those rows of the caseload alone for which <paramref name="only"/> holds.</summary>
    public async Task<IReadOnlyList<TherapistId>> TherapistsOfAsync(
        JournalDb db,
        PatientId patient,
        Expression<Func<Caseload, bool>> only,
        CancellationToken cancel
    )
    {
        var rows = await db.Caseloads.AsNoTracking().Where(c => c.PatientId == patient).Where(only).ToListAsync(cancel);
        try
        {
            var seal = await keys.FindPatientAsync(db, patient, cancel);
            return seal is null ? [] : [.. rows.Where(seal.Opens).Select(r => r.TherapistId)];
        }
        catch (DamagedRowException)
        {
            return [];
        }
    }

    /// <summary>The patients of a therapist's caseload, by the time they came. A forged row counts for nothing.</summary>
    public async Task<IReadOnlyList<PatientId>> CaseloadOfAsync(
        JournalDb db,
        TherapistId therapist,
        CancellationToken cancel
    )
    {
        var rows = await FoundPatient.CaseloadRows(db, therapist).ToListAsync(cancel);
        var patients = new List<PatientId>();
        foreach (var row in rows)
        {
            if (await IsListedAsync(db, row, cancel))
            {
                patients.Add(row.PatientId);
            }
        }
        return patients;
    }

    /// <summary>Whether this therapist may decide about a patient's record, also while a request for erasure hides it. Nothing is opened.</summary>
    /// <remarks>With a key that does not open, the row of the caseload counts unproven: there is nothing left to read, and it must be possible to erase.</remarks>
    internal async Task<bool> IsOpenToAsync(Reader.Therapist reader, PatientId patient, CancellationToken cancel)
    {
        if (IsClosedTo(reader))
        {
            return false;
        }
        return await store.ReadAsync(
            async db =>
            {
                var row = await db
                    .Caseloads.AsNoTracking()
                    .FirstOrDefaultAsync(c => c.TherapistId == reader.Id && c.PatientId == patient, cancel);
                return row is not null && await IsListedAsync(db, row, cancel);
            },
            cancel
        );
    }

    /// <summary>Whether the practice has closed this terminal to therapists' reading.</summary>
    internal bool IsClosedTo(Reader reader) =>
        options.TerminalReads == TerminalReads.Off && reader is Reader.Therapist { AtTerminal: true };

    // A patient whose key does not open stays in the list: whoever reads them is told of the damage.
    private async Task<bool> IsListedAsync(JournalDb db, Caseload row, CancellationToken cancel)
    {
        try
        {
            return await keys.FindPatientAsync(db, row.PatientId, cancel) is { } seal && seal.Opens(row);
        }
        catch (DamagedRowException)
        {
            return true;
        }
    }

    private async Task<OpenRecord?> AdmitAsync(
        JournalDb db,
        Reader reader,
        PatientId patient,
        Purpose purpose,
        CancellationToken cancel
    )
    {
        // Before the key is touched, so that also damage to another therapist's patient looks like a missing one.
        var found = await FoundPatient.OfAsync(db, reader, patient, purpose, cancel);
        var inTheirPlace = found is null ? await standIns.FindAsync(db, reader, patient, purpose, cancel) : null;
        found ??= inTheirPlace;
        if (found is null || await keys.FindPatientAsync(db, patient, cancel) is not { } seal)
        {
            return null;
        }
        var admitted = reader switch
        {
            _ when inTheirPlace is not null => true,
            Reader.Patient self => self.Id == patient,
            Reader.Therapist => found.Caseload is not null && seal.Opens(found.Caseload),
            _ => true,
        };
        return admitted ? new OpenRecord(patient, reader, seal, found) : null;
    }
}
