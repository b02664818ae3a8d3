using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;

namespace TherapyJournal.Practices;

/// <summary>Changes who a patient is: name, date of birth, contact.</summary>
public sealed class ChangeProfile(PatientChange change, Keys keys)
{
    /// <summary>Keeps what <paramref name="set"/> makes of the profile; under a new name they are found by it alone.</summary>
    public async Task<ChangePatientOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Func<PatientContent, PatientContent> set,
        CancellationToken cancel
    )
    {
        while (true)
        {
            var somebodyWasFaster = false;
            var outcome = await change.SaveAsync(
                therapist,
                patient,
                async (db, sealer, view) =>
                {
                    var row = await db.Patients.FirstAsync(p => p.PatientId == patient, cancel);
                    somebodyWasFaster = row.Version != view.ProfileVersion;
                    if (!somebodyWasFaster)
                    {
                        var after = set(view.Profile);
                        if (ReferenceEquals(after, view.Profile))
                        {
                            return;
                        }
                        row.NameHash = FindPatient.NameHash(keys, after.Name);
                        sealer.Seal(row, after);
                    }
                },
                cancel
            );
            // Their change must not be overwritten: this one is made once more, of what they made.
            if (!somebodyWasFaster)
            {
                return outcome;
            }
        }
    }
}
