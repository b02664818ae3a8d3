using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>What every change of a patient's own rows begins and ends with: the door lets the therapist in or refuses, and what is new is sealed in one transaction.</summary>
public sealed class PatientChange(JournalStore store, PatientRecords records)
{
    /// <summary>Saves what <paramref name="save"/> makes of the patient as they were read.</summary>
    /// <remarks><paramref name="save"/> may run again after a lost connection.</remarks>
    internal async Task<ChangePatientOutcome> SaveAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Func<JournalDb, PatientSealer, PatientView, Task> save,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(therapist, patient, Purpose.ChangePatient, ReadPatients.FromAsync, cancel);
        if (read is not ReadOutcome<PatientView>.Open { Value: var view })
        {
            return new ChangePatientOutcome.Refused(((ReadOutcome<PatientView>.Refused)read).Why);
        }
        return await store.TransactAsync<ChangePatientOutcome>(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new ChangePatientOutcome.Refused(new DoorRefusal.Missing());
                }
                await save(db, sealer, view);
                return new ChangePatientOutcome.Changed();
            },
            cancel
        );
    }
}

/// <summary>What changing a patient came to.</summary>
public abstract record ChangePatientOutcome
{
    private ChangePatientOutcome() { }

    public sealed record Changed : ChangePatientOutcome;

    /// <summary>It was so already, and nothing was changed.</summary>
    public sealed record AlreadySo : ChangePatientOutcome;

    /// <summary>Somebody changed the same meanwhile: nothing was overwritten.</summary>
    /// <param name="Now">How it reads by now.</param>
    public sealed record ChangedMeanwhile(string Now) : ChangePatientOutcome;

    public sealed record Unusable(string Sentence) : ChangePatientOutcome;

    /// <summary>Nobody works here under this name or id.</summary>
    public sealed record NoSuchTherapist(string Named) : ChangePatientOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangePatientOutcome;
}
