using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Review;

/// <summary>Step: puts a summarised entry into the inbox of the patient's therapists, and owes a nudge to whoever has linked a chat.</summary>
internal sealed class NotifyTherapist(JournalStore store, PatientRecords records, Keys keys, TimeProvider clock)
    : IWorkStep
{
    public string Name => nameof(NotifyTherapist);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        // Nothing is opened here: who has the patient, and whether they were told before, stands in ids.
        var (missing, chats) = await store.ReadAsync(
            async db =>
            {
                var missing = await records.TherapistsOfAsync(
                    db,
                    item.PatientId,
                    c =>
                        db.Summaries.Any(s => s.EntryId == item.SubjectId)
                        && !db.Notifications.Any(n => n.EntryId == item.SubjectId && n.TherapistId == c.TherapistId),
                    cancel
                );
                return (missing, await WithChatAsync(db, missing, item.SubjectId, cancel));
            },
            cancel
        );
        if (missing.Count == 0)
        {
            return StepResult.Nothing;
        }
        var now = clock.Now();
        return new StepResult.Done(
            async db =>
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
                foreach (var (therapist, _) in chats)
                {
                    // Its number stands behind a button, so it is no UUIDv7: that would say when it was made.
                    var nudge = new Nudge
                    {
                        Id = new Guid(RandomNumberGenerator.GetBytes(16)),
                        TherapistId = therapist,
                        EntryId = item.SubjectId,
                    };
                    sealer.Seal(nudge, new NudgeContent(now.ToUnixTimeMilliseconds()));
                    db.Nudges.Add(nudge);
                }
            },
            [.. chats.Select(c => NudgePlan.Owed(c.Id, c.Content.Nudges.Due(now, c.Content.Zone)))]
        );
    }

    /// <summary>Those who are told in a chat. An entry that was changed is told of once all the same.</summary>
    private async Task<IReadOnlyList<(TherapistId Id, TherapistContent Content)>> WithChatAsync(
        JournalDb db,
        IReadOnlyList<TherapistId> missing,
        Guid entry,
        CancellationToken cancel
    )
    {
        if (missing.Count == 0)
        {
            return [];
        }
        var here = await ReadTherapists.HereAsync(db, keys, cancel);
        var linked = here.Where(t => missing.Contains(t.Id))
            .Where(t => t.Content is { Contact.Chat: not null, Nudges.Pace: not NudgePace.Off })
            .ToList();
        if (linked.Count == 0)
        {
            return [];
        }
        var told = await db.Nudges.Where(n => n.EntryId == entry).Select(n => n.TherapistId).ToListAsync(cancel);
        return [.. linked.Where(t => !told.Contains(t.Id))];
    }
}
