using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Reads alerts from a record that the door has opened.</summary>
internal static class ReadAlerts
{
    /// <summary>All alerts of a patient, oldest first.</summary>
    public static async Task<IReadOnlyList<AlertView>> FromAsync(OpenRecord record, JournalDb db)
    {
        var rows = await db.Alerts.Where(a => a.PatientId == record.Patient).OrderBy(a => a.Id).ToListAsync();
        return
        [
            .. record
                .OpenAll(rows, record.Open)
                .Select(a => new AlertView(a.Row.Id, a.Row.Version, record.Patient, a.Row.EntryId, a.Content)),
        ];
    }

    /// <summary>Whether an urgent alert is not lifted yet: until then the patient gets fixed words only. One that does not open counts as urgent.</summary>
    public static async Task<bool> HoldsFixedWordsAsync(OpenRecord record, JournalDb db)
    {
        var damagedBefore = record.Damaged.Count;
        var alerts = await FromAsync(record, db);
        return record.Damaged.Count > damagedBefore
            || alerts.Any(a => a.Content is { IsUrgent: true, State: not RiskAlertState.Lifted });
    }
}

/// <summary>Lists the alerts of a therapist's caseload.</summary>
public sealed class ListAlerts(JournalStore store, PatientRecords records)
{
    /// <summary>Alerts that are not lifted, urgent ones first, oldest first; lifted ones too where asked.</summary>
    public async Task<IReadOnlyList<AlertView>> RunAsync(
        Reader.Therapist therapist,
        bool withLifted,
        CancellationToken cancel
    )
    {
        var raised = await store.ReadAsync(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist.Id, cancel);
                return await db
                    .Alerts.Where(a => caseload.Contains(a.PatientId))
                    .Select(a => a.PatientId)
                    .Distinct()
                    .ToListAsync(cancel);
            },
            cancel
        );
        var read = await Task.WhenAll(
            raised.Select(p => records.ReadAsync(therapist, p, Purpose.ReadAlerts, ReadAlerts.FromAsync, cancel))
        );
        return
        [
            .. read.OfType<ReadOutcome<IReadOnlyList<AlertView>>.Open>()
                .SelectMany(open => open.Value)
                .Where(a => withLifted || a.Content.State != RiskAlertState.Lifted)
                .OrderBy(a => a.Content.State == RiskAlertState.Lifted)
                .ThenByDescending(a => a.Content.IsUrgent)
                .ThenBy(a => a.Content.RaisedAt),
        ];
    }
}
