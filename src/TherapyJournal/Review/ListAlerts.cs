using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Lists the alerts of a therapist's caseload, and the urgent ones of those in whose place they answer.</summary>
public sealed class ListAlerts(JournalStore store, PatientRecords records, StandIns standIns)
{
    /// <summary>Alerts that are not lifted, urgent ones first, oldest first; lifted ones too where asked.</summary>
    public async Task<AlertList> RunAsync(Reader.Therapist therapist, bool withLifted, CancellationToken cancel)
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
        var others = await OutsideTheCaseloadAsync(therapist, cancel);
        return await ReadAsync(therapist, [.. raised.Union(others)], withLifted, cancel);
    }

    /// <summary>The same of those alone in whose place this therapist answers, and of their own who are hidden or erased.</summary>
    public async Task<AlertList> InTheirPlaceAsync(Reader.Therapist therapist, CancellationToken cancel) =>
        await ReadAsync(therapist, await OutsideTheCaseloadAsync(therapist, cancel), withLifted: false, cancel);

    private Task<IReadOnlyList<PatientId>> OutsideTheCaseloadAsync(
        Reader.Therapist therapist,
        CancellationToken cancel
    ) =>
        store.ReadAsync<IReadOnlyList<PatientId>>(
            async db =>
                [
                    .. (await standIns.PatientsOfAsync(db, therapist.Id, cancel)).Union(
                        await GonePatients.WithAlertsAsync(db, therapist.Id, cancel)
                    ),
                ],
            cancel
        );

    private async Task<AlertList> ReadAsync(
        Reader.Therapist therapist,
        IReadOnlyList<PatientId> raised,
        bool withLifted,
        CancellationToken cancel
    )
    {
        var read = await records.ReadEachAsync(therapist, raised, Purpose.ReadAlerts, ShownAlert.FromAsync, cancel);
        var open = read.OfType<ReadOutcome<IReadOnlyList<ShownAlert>>.Open>().ToList();
        var refusals = read.OfType<ReadOutcome<IReadOnlyList<ShownAlert>>.Refused>().Select(r => r.Why).ToList();
        return new AlertList(
            [
                .. open.SelectMany(o => o.Value)
                    .Where(a => a.Alert.Content.JoinedTo is null)
                    .Where(a => withLifted || a.Alert.Content.State != RiskAlertState.Lifted)
                    .OrderBy(a => a.Alert.Content.State == RiskAlertState.Lifted)
                    .ThenByDescending(a => a.Alert.Content.IsUrgent)
                    .ThenBy(a => a.Alert.Content.RaisedAt),
            ],
            open.Sum(o => o.DamagedRows.Count) + refusals.Count(why => why is DoorRefusal.Damaged),
            records.IsClosedTo(therapist)
        );
    }
}

/// <summary>The alerts of a caseload, and whether that is all of them.</summary>
/// <param name="Alerts">In the order in which they want to be looked at.</param>
/// <param name="Damaged">Rows that did not open: there may be an alert among them.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record AlertList(IReadOnlyList<ShownAlert> Alerts, int Damaged, bool IsClosed);
