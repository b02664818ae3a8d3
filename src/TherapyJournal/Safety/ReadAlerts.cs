using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Reads alerts from a record that the door has opened.</summary>
internal static class ReadAlerts
{
    /// <summary>All alerts of a patient, oldest first. What joined another alert stands as that one stands.</summary>
    public static async Task<IReadOnlyList<AlertView>> FromAsync(OpenRecord record, JournalDb db)
    {
        var rows = await db.Alerts.Where(a => a.PatientId == record.Patient).OrderBy(a => a.Id).ToListAsync();
        var opened = record.OpenAll(rows, record.Open);
        var joined = opened.ToLookup(a => a.Content.JoinedTo);
        var states = opened.ToDictionary(a => a.Row.Id, a => a.Content.State);
        return
        [
            .. opened.Select(a =>
                View(a.Row, a.Content) with
                {
                    Joined = [.. joined[a.Row.Id].Select(j => View(j.Row, j.Content))],
                }
            ),
        ];

        AlertView View(RiskAlert row, RiskAlertContent content) =>
            new(row.Id, row.Version, record.Patient, row.EntryId, content.StandingAs(states));
    }

    /// <summary>Whether an urgent alert is not lifted yet: until then the patient gets fixed words only. One that does not open counts as urgent.</summary>
    /// <param name="record">Opened by the door.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="entry">An entry whose own alert, of whatever level, was answered with fixed words too; null: none.</param>
    public static async Task<bool> HoldsFixedWordsAsync(OpenRecord record, JournalDb db, Guid? entry = null)
    {
        var damagedBefore = record.Damaged.Count;
        var alerts = await FromAsync(record, db);
        return record.Damaged.Count > damagedBefore
            || alerts.Any(a => a.EntryId == entry || a.Content is { IsUrgent: true, State: not RiskAlertState.Lifted });
    }
}
