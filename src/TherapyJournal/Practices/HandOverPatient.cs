using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Hands a patient over to another therapist, who alone reads from then on.</summary>
public sealed class HandOverPatient(
    PatientChange change,
    Therapists therapists,
    BriefCalendar briefs,
    TimeProvider clock
)
{
    /// <summary>Moves the patient into the caseload of the therapist of this name or id.</summary>
    public async Task<ChangePatientOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string to,
        CancellationToken cancel
    )
    {
        if (await therapists.FindActingAsync(to, cancel) is not ActingTherapistOutcome.Found { Therapist: var other })
        {
            return new ChangePatientOutcome.NoSuchTherapist(to);
        }
        return await change.SaveAsync(
            therapist,
            patient,
            async (db, sealer, _) =>
            {
                var rows = await db.Caseloads.Where(c => c.PatientId == patient).ToListAsync(cancel);
                db.Caseloads.RemoveRange(rows.Where(r => r.TherapistId != other.Id));
                if (rows.TrueForAll(r => r.TherapistId != other.Id))
                {
                    var row = new Caseload { Id = RowId.New(clock), TherapistId = other.Id };
                    sealer.Seal(row, new CaseloadContent(clock.NowStored(), therapist.Id.ToString()));
                    db.Caseloads.Add(row);
                    await briefs.HandOverAsync(db, patient, other.Id, cancel);
                }
            },
            cancel
        );
    }
}
