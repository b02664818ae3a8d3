using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <content>Whether somebody journals here now.</content>
public sealed partial class ChangePatient
{
    /// <summary>Pauses, resumes or ends the journaling.</summary>
    public Task<ChangePatientOutcome> SetStatusAsync(
        Reader.Therapist therapist,
        PatientId patient,
        PatientStatus status,
        CancellationToken cancel
    ) => SetStatusAsync(therapist, patient, status, was: null, cancel);

    /// <summary>The same, where it stands as the caller has read it; null: however it stands.</summary>
    public async Task<ChangePatientOutcome> SetStatusAsync(
        Reader.Therapist therapist,
        PatientId patient,
        PatientStatus status,
        PatientStatus? was,
        CancellationToken cancel
    )
    {
        PatientStatus? meanwhile = null;
        var outcome = await StandAsync(
            therapist,
            patient,
            s =>
            {
                meanwhile = was is null || s.Status == was || s.Status == status ? null : s.Status;
                return s.Status == status || meanwhile is not null
                    ? s
                    : s with
                    {
                        Status = status,
                        PausedAt = status == PatientStatus.Paused ? clock.NowStored() : null,
                        EndedAt = status == PatientStatus.Ended ? clock.NowStored() : null,
                    };
            },
            cancel
        );
        return meanwhile is { } now ? new ChangePatientOutcome.ChangedMeanwhile($"{now}") : outcome;
    }
}
