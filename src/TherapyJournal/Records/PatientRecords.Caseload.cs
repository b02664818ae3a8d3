using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <content>Whose patients they are: a row of a caseload counts only where the patient's key proves it.</content>
public sealed partial class PatientRecords
{
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
}
