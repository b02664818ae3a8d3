using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Safety;

/// <summary>Step: brings a raised alert before the therapists of the patient. For now that is the top of their inbox; channels that wake somebody come later.</summary>
internal sealed class AlertTherapist(PatientRecords records, TimeProvider clock) : IWorkStep
{
    public string Name => nameof(AlertTherapist);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.HandleAlert,
            async (record, db) =>
            {
                var row = await db.Alerts.FirstOrDefaultAsync(a => a.Id == item.SubjectId, cancel);
                var therapists = await records.TherapistsOfAsync(db, item.PatientId, cancel);
                return row is null ? null : new Raised(row.Version, record.Open(row), therapists);
            },
            cancel
        );
        if (read is not ReadOutcome<Raised?>.Open { Value: { } raised })
        {
            return StepResult.Without(read);
        }
        if (raised.Alert.History.Any(h => h.What == "told"))
        {
            return StepResult.Nothing;
        }
        var now = clock.NowStored();
        var after = raised.Alert with
        {
            History =
            [
                .. raised.Alert.History,
                .. raised.Therapists.Select(t => new RiskAlertEvent(now, "told", $"therapist:{t}", "inbox")),
            ],
        };
        return new StepResult.Done(async db =>
        {
            var row = await db.Alerts.FirstOrDefaultAsync(a => a.Id == item.SubjectId, cancel);
            if (row?.Version != raised.Version)
            {
                // A therapist has acted in between: they know, and their step must not be overwritten.
                return;
            }
            if (await records.SealerAsync(db, item.PatientId, cancel) is { } sealer)
            {
                sealer.Seal(row, after);
            }
        });
    }

    private sealed record Raised(int Version, RiskAlertContent Alert, IReadOnlyList<TherapistId> Therapists);
}
