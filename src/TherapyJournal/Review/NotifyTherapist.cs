using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Review;

/// <summary>Step: puts a summarised entry into the inbox of the patient's therapists.</summary>
internal sealed class NotifyTherapist(JournalStore store, PatientRecords records, TimeProvider clock) : IWorkStep
{
    public string Name => nameof(NotifyTherapist);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        // Nothing is opened here: who has the patient, and whether they were told before, stands in ids.
        var missing = await store.ReadAsync(
            db =>
                records.TherapistsOfAsync(
                    db,
                    item.PatientId,
                    c =>
                        db.Summaries.Any(s => s.EntryId == item.SubjectId)
                        && !db.Notifications.Any(n => n.EntryId == item.SubjectId && n.TherapistId == c.TherapistId),
                    cancel
                ),
            cancel
        );
        return missing.Count == 0
            ? StepResult.Nothing
            : new StepResult.Done(async db =>
            {
                if (await records.SealerAsync(db, item.PatientId, cancel) is not { } sealer)
                {
                    return;
                }
                foreach (var therapist in missing)
                {
                    var row = new Notification
                    {
                        Id = RowId.New(clock),
                        TherapistId = therapist,
                        EntryId = item.SubjectId,
                    };
                    sealer.Seal(row, new NotificationContent(clock.NowStored()));
                    db.Notifications.Add(row);
                }
            });
    }
}
