using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>What the door finds of patients who are hidden by a request for erasure, or erased: their alerts without words, what is kept, and to themselves their safety plan.</summary>
internal static class GonePatients
{
    /// <returns>Null where there is nothing, or not for this reader or purpose.</returns>
    public static async Task<FoundPatient?> FindAsync(
        JournalDb db,
        Reader reader,
        PatientId patient,
        Purpose purpose,
        CancellationToken cancel
    )
    {
        if (reader is Reader.Patient && purpose is Purpose.ReadSafetyPlan)
        {
            return await OfWhoeverWaitsAsync(db, patient, cancel);
        }
        var isAboutAlerts = purpose is Purpose.ReadAlerts or Purpose.HandleAlert;
        if (reader is Reader.Patient || !isAboutAlerts && purpose is not Purpose.ReadKept)
        {
            return null;
        }
        var kept = await db.KeptRecords.AsNoTracking().FirstOrDefaultAsync(k => k.PatientId == patient, cancel);
        var isHidden =
            isAboutAlerts && await db.Patients.AnyAsync(p => p.PatientId == patient && p.EraseDue != null, cancel);
        if (kept is null && !isHidden)
        {
            return null;
        }
        if (reader is not Reader.Therapist { Id: var therapist })
        {
            return new FoundPatient(null, null) { IsGone = true, Kept = kept };
        }
        var caseload = await db
            .Caseloads.AsNoTracking()
            .FirstOrDefaultAsync(c => c.TherapistId == therapist && c.PatientId == patient, cancel);
        return caseload is null ? null : new FoundPatient(null, caseload) { IsGone = true, Kept = kept };
    }

    // Until it is destroyed their plan is theirs: these days may be dangerous, and it was written for such days.
    private static async Task<FoundPatient?> OfWhoeverWaitsAsync(
        JournalDb db,
        PatientId patient,
        CancellationToken cancel
    ) =>
        await db.Patients.AnyAsync(p => p.PatientId == patient && p.EraseDue != null, cancel)
            ? new FoundPatient(
                await db.Standings.AsNoTracking().FirstOrDefaultAsync(s => s.PatientId == patient, cancel),
                null
            )
            : null;

    /// <summary>Those of a therapist's caseload with an alert, proven by nobody yet.</summary>
    public static async Task<IReadOnlyList<PatientId>> WithAlertsAsync(
        JournalDb db,
        TherapistId therapist,
        CancellationToken cancel
    ) =>
        await db
            .Caseloads.AsNoTracking()
            .Where(c =>
                c.TherapistId == therapist
                && db.Alerts.Any(a => a.PatientId == c.PatientId)
                && (
                    db.Patients.Any(p => p.PatientId == c.PatientId && p.EraseDue != null)
                    || db.KeptRecords.Any(k => k.PatientId == c.PatientId)
                )
            )
            .OrderBy(c => c.Id)
            .Select(c => c.PatientId)
            .ToListAsync(cancel);
}
