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
            async db =>
            {
                if (!await db.Summaries.AnyAsync(s => s.EntryId == item.SubjectId, cancel))
                {
                    return [];
                }
                var told = await db
                    .Notifications.Where(n => n.EntryId == item.SubjectId)
                    .Select(n => n.TherapistId)
                    .ToListAsync(cancel);
                return (await records.TherapistsOfAsync(db, item.PatientId, cancel)).Except(told).ToList();
            },
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
