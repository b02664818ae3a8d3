using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Practices;

/// <summary>Changes how things stand with a patient of the acting therapist.</summary>
public sealed class ChangeStanding(
    JournalStore store,
    PatientRecords records,
    ReminderCalendar calendar,
    WorkQueue queue
)
{
    /// <summary>Applies the change to what stands now, in one transaction.</summary>
    public Task<ChangeStandingOutcome> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Func<PatientStandingContent, PatientStandingContent> change,
        CancellationToken cancel
    ) => ByAsync(therapist, patient, change, cancel);

    /// <summary>The patient changes it themselves.</summary>
    internal Task<ChangeStandingOutcome> ByPatientAsync(
        Reader.Patient patient,
        Func<PatientStandingContent, PatientStandingContent> change,
        CancellationToken cancel
    ) => ByAsync(patient, patient.Id, change, cancel);

    private async Task<ChangeStandingOutcome> ByAsync(
        Reader by,
        PatientId patient,
        Func<PatientStandingContent, PatientStandingContent> change,
        CancellationToken cancel
    )
    {
        var admitted = await records.ReadAsync(
            by,
            patient,
            Purpose.ChangePatient,
            (_, _) => Task.FromResult(true),
            cancel
        );
        if (admitted is ReadOutcome<bool>.Refused refused)
        {
            return new ChangeStandingOutcome.Refused(refused.Why);
        }
        return await store.TransactAsync<ChangeStandingOutcome>(
            async db =>
            {
                var row = await db.Standings.FirstOrDefaultAsync(s => s.PatientId == patient, cancel);
                var sealer = await records.SealerAsync(db, patient, cancel);
                if (row is null || sealer is null)
                {
                    return new ChangeStandingOutcome.Refused(new DoorRefusal.Missing());
                }
                switch (await records.StandingAsync(db, patient, cancel))
                {
                    case StandingOutcome.Known known:
                        var changed = change(known.Standing);
                        if (!ReferenceEquals(changed, known.Standing))
                        {
                            changed = await calendar.SaveAsync(db, patient, known.Standing, changed);
                            sealer.Seal(row, changed);
                            if (changed.AllowsModelAnswers != known.Standing.AllowsModelAnswers)
                            {
                                await db
                                    .EntryEmbeddings.Where(v => v.PatientId == patient && !changed.AllowsModelAnswers)
                                    .ExecuteDeleteAsync(cancel);
                                await queue.AddAsync(db, VectorLane.Missing(patient));
                            }
                        }
                        return new ChangeStandingOutcome.Changed(changed);
                    case StandingOutcome.Damaged damaged:
                        return new ChangeStandingOutcome.Refused(new DoorRefusal.Damaged(damaged.Row));
                    default:
                        return new ChangeStandingOutcome.Refused(new DoorRefusal.Missing());
                }
            },
            cancel
        );
    }
}

/// <summary>What changing the standing came to.</summary>
public abstract record ChangeStandingOutcome
{
    private ChangeStandingOutcome() { }

    public sealed record Changed(PatientStandingContent Standing) : ChangeStandingOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangeStandingOutcome;
}
