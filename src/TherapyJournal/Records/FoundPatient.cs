using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>What the door finds of a patient before anything is opened.</summary>
/// <param name="Standing">It rides along, because nearly every reader needs it; null: the row is gone.</param>
/// <param name="Caseload">By which a therapist has this patient; null for other readers.</param>
internal sealed record FoundPatient(PatientStanding? Standing, Caseload? Caseload)
{
    /// <summary>Whether the patient is hidden or erased, so that only what stays without words is to be had.</summary>
    public bool IsGone { get; init; }

    /// <summary>What is kept of a patient who was erased; null: they were not.</summary>
    public KeptRecord? Kept { get; init; }

    /// <returns>Null when there is no such patient for this reader and purpose. An erasure that was asked for hides the patient at once.</returns>
    public static async Task<FoundPatient?> OfAsync(
        JournalDb db,
        Reader reader,
        PatientId patient,
        Purpose purpose,
        CancellationToken cancel
    ) =>
        await (
            reader is Reader.Therapist { Id: var therapist } ? InCaseload(db, therapist, patient) : There(db, patient)
        ).FirstOrDefaultAsync(cancel) ?? await GonePatients.FindAsync(db, reader, patient, purpose, cancel);

    /// <summary>The same of several at once, without those who are hidden or erased: these are looked for one by one.</summary>
    public static async Task<IReadOnlyDictionary<PatientId, FoundPatient>> OfAsync(
        JournalDb db,
        Reader reader,
        IReadOnlyList<PatientId> patients,
        CancellationToken cancel
    )
    {
        // Of one alone the other look is the cheaper one.
        if (reader is not Reader.Therapist { Id: var therapist } || patients.Count < 2)
        {
            return new Dictionary<PatientId, FoundPatient>();
        }
        var rows = await CaseloadRows(db, therapist)
            .Where(c => patients.Contains(c.PatientId))
            .Select(c => new { Caseload = c, Standing = db.Standings.FirstOrDefault(s => s.PatientId == c.PatientId) })
            .ToListAsync(cancel);
        return rows.ToDictionary(r => r.Caseload.PatientId, r => new FoundPatient(r.Standing, r.Caseload));
    }

    /// <summary>Whether a patient's own row, and what stands readable in it, is as it was sealed; null: it is.</summary>
    public static async Task<DamagedRow?> DamageAsync(JournalDb db, Keys keys, Patient row, CancellationToken cancel)
    {
        try
        {
            return await keys.FindPatientAsync(db, row.PatientId, cancel) is { } seal && seal.Opens(row)
                ? null
                : new DamagedRow(row.Label, row.Id);
        }
        catch (DamagedRowException damage)
        {
            return new DamagedRow(damage.Label, damage.Row);
        }
    }

    /// <summary>The rows of a therapist's caseload, proven by nobody yet; without those whom a request for erasure hides.</summary>
    public static IQueryable<Caseload> CaseloadRows(JournalDb db, TherapistId therapist) =>
        db
            .Caseloads.AsNoTracking()
            .Where(c =>
                c.TherapistId == therapist && db.Patients.Any(p => p.PatientId == c.PatientId && p.EraseDue == null)
            )
            .OrderBy(c => c.Id);

    private static IQueryable<FoundPatient> There(JournalDb db, PatientId patient) =>
        from p in db.Patients.AsNoTracking()
        where p.PatientId == patient && p.EraseDue == null
        from s in db.Standings.AsNoTracking().Where(s => s.PatientId == p.PatientId).DefaultIfEmpty()
        select new FoundPatient(s, null);

    private static IQueryable<FoundPatient> InCaseload(JournalDb db, TherapistId therapist, PatientId patient) =>
        from c in db.Caseloads.AsNoTracking()
        where
            c.TherapistId == therapist
            && c.PatientId == patient
            && db.Patients.Any(p => p.PatientId == patient && p.EraseDue == null)
        from s in db.Standings.AsNoTracking().Where(s => s.PatientId == c.PatientId).DefaultIfEmpty()
        select new FoundPatient(s, c);
}
