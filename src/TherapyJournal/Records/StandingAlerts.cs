using Microsoft.EntityFrameworkCore;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>How a patient's alerts stand, for the program's own decisions. An alert holds no words, so nothing is written down.</summary>
public sealed class StandingAlerts(Keys keys)
{
    /// <summary>All of a patient, oldest first, each with the version of its row; without those that do not open.</summary>
    internal async Task<IReadOnlyList<StandingAlert>> OfAsync(JournalDb db, PatientId patient, CancellationToken cancel)
    {
        var rows = await db
            .Alerts.AsNoTracking()
            .Where(a => a.PatientId == patient)
            .OrderBy(a => a.Id)
            .ToListAsync(cancel);
        try
        {
            return rows.Count > 0 && await keys.FindPatientAsync(db, patient, cancel) is { } seal
                ?
                [
                    .. rows.Where(seal.Opens)
                        .Select(a => new StandingAlert(a.Id, a.Version, a.EntryId, seal.Open(a, a.Shape))),
                ]
                : [];
        }
        catch (DamagedRowException)
        {
            return [];
        }
    }
}

/// <summary>An alert as it stands.</summary>
internal sealed record StandingAlert(Guid Id, int Version, Guid EntryId, RiskAlertContent Content);
