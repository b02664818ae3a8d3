using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>The one door to a patient's words: it checks who asks, opens, and writes the access down before anything is handed out.</summary>
public sealed partial class PatientRecords(
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
    ) => (await ReadEachAsync(reader, [patient], purpose, read, cancel))[0];

    /// <summary>The same of several patients, each by itself: over one connection, and with as few commits of the accesses as their record allows.</summary>
    /// <returns>An outcome for each patient, in their order.</returns>
    public async Task<IReadOnlyList<ReadOutcome<T>>> ReadEachAsync<T>(
        Reader reader,
        IReadOnlyList<PatientId> patients,
        Purpose purpose,
        Func<OpenRecord, JournalDb, Task<T>> read,
        CancellationToken cancel
    )
    {
        if (IsClosedTo(reader))
        {
            return [.. patients.Select(_ => new ReadOutcome<T>.Refused(new DoorRefusal.Closed()))];
        }
        var tried = await store.ReadAsync(
            async db =>
            {
                var found = await FoundPatient.OfAsync(db, reader, patients, cancel);
                var each = new List<(OpenRecord? Record, ReadOutcome<T> Outcome)>();
                foreach (var patient in patients)
                {
                    var known = found.GetValueOrDefault(patient);
                    each.Add(await TryAsync(db, reader, patient, purpose, known, read, cancel));
                }
                return each;
            },
            cancel
        );
        await access.AppendAsync(reader, purpose, tried.Select(AccessOf).OfType<RecordAccess>());
        return [.. tried.Select(t => t.Outcome)];
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

    /// <summary>Whether the practice has closed this terminal to therapists' reading.</summary>
    internal bool IsClosedTo(Reader reader) =>
        options.TerminalReads == TerminalReads.Off && reader is Reader.Therapist { AtTerminal: true };

    private async Task<(OpenRecord? Record, ReadOutcome<T> Outcome)> TryAsync<T>(
        JournalDb db,
        Reader reader,
        PatientId patient,
        Purpose purpose,
        FoundPatient? known,
        Func<OpenRecord, JournalDb, Task<T>> read,
        CancellationToken cancel
    )
    {
        OpenRecord? record = null;
        try
        {
            record = await AdmitAsync(db, reader, patient, purpose, known, cancel);
            return record is null
                ? (null, new ReadOutcome<T>.Refused(new DoorRefusal.Missing()))
                : (record, new ReadOutcome<T>.Open(await read(record, db), record.Damaged));
        }
        catch (DamagedRowException damage)
        {
            var row = new DamagedRow(damage.Label, damage.Row);
            return (record, new ReadOutcome<T>.Refused(new DoorRefusal.Damaged(row)));
        }
    }

    // Whoever was not let in has opened nothing.
    private static RecordAccess? AccessOf<T>((OpenRecord? Record, ReadOutcome<T> Outcome) tried) =>
        tried.Record is { } record
            ? new RecordAccess(
                record.OnRecordOf,
                record.Opened,
                record.Damaged.Count + (tried.Outcome is ReadOutcome<T>.Refused ? 1 : 0)
            )
            : null;

    private async Task<OpenRecord?> AdmitAsync(
        JournalDb db,
        Reader reader,
        PatientId patient,
        Purpose purpose,
        FoundPatient? known,
        CancellationToken cancel
    )
    {
        // Before the key is touched, so that also damage to another therapist's patient looks like a missing one.
        var found = known ?? await FoundPatient.OfAsync(db, reader, patient, purpose, cancel);
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
