using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Lists the alerts of a therapist's caseload.</summary>
public sealed class ListAlerts(JournalStore store, PatientRecords records)
{
    /// <summary>Alerts that are not lifted, urgent ones first, oldest first; lifted ones too where asked.</summary>
    public async Task<IReadOnlyList<ShownAlert>> RunAsync(
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
            raised.Select(p => records.ReadAsync(therapist, p, Purpose.ReadAlerts, ShownAlert.FromAsync, cancel))
        );
        return
        [
            .. read.OfType<ReadOutcome<IReadOnlyList<ShownAlert>>.Open>()
                .SelectMany(open => open.Value)
                .Where(a => withLifted || a.Alert.Content.State != RiskAlertState.Lifted)
                .OrderBy(a => a.Alert.Content.State == RiskAlertState.Lifted)
                .ThenByDescending(a => a.Alert.Content.IsUrgent)
                .ThenBy(a => a.Alert.Content.RaisedAt),
        ];
    }
}
