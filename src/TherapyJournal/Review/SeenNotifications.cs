using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Keeps that a therapist has seen what they were notified of.</summary>
internal static class SeenNotifications
{
    /// <summary>Marks those that nobody has changed since they were read.</summary>
    public static async Task MarkAsync(
        JournalStore store,
        PatientRecords records,
        TimeProvider clock,
        IEnumerable<(Notification Row, NotificationContent Content)> unseen,
        CancellationToken cancel
    )
    {
        foreach (var ofPatient in unseen.GroupBy(n => n.Row.PatientId))
        {
            await store.TransactAsync(
                async db =>
                {
                    if (await records.SealerAsync(db, ofPatient.Key, cancel) is not { } sealer)
                    {
                        return;
                    }
                    foreach (var (seen, content) in ofPatient)
                    {
                        var row = await db.Notifications.FirstOrDefaultAsync(n => n.Id == seen.Id, cancel);
                        if (row?.Version == seen.Version)
                        {
                            sealer.Seal(row, content with { SeenAt = clock.NowStored() });
                        }
                    }
                },
                cancel
            );
        }
    }
}
