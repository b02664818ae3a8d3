using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Tells a page that stands open of which patients something has come or changed. Nothing is opened for it, so nothing of it stands in the access record.</summary>
public sealed class CountChanges(JournalStore store, PatientRecords records, StandIns standIns)
{
    /// <summary>Counts for each patient of whom this therapist may see an alert at least: others than before, and there is something new.</summary>
    public Task<IReadOnlyDictionary<PatientId, string>> RunAsync(TherapistId therapist, CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyDictionary<PatientId, string>>(
            async db =>
            {
                var caseload = (await records.CaseloadOfAsync(db, therapist, cancel)).ToHashSet();
                var others = await standIns.PatientsOfAsync(db, therapist, cancel);
                var seen = caseload.Union(others).ToList();
                var counts = await db
                    .Patients.Where(p => seen.Contains(p.PatientId))
                    .Select(p => new
                    {
                        p.PatientId,
                        // Every save of a row makes its version one more.
                        Alerts = db.Alerts.Where(a => a.PatientId == p.PatientId).Sum(a => a.Version),
                        Requests = db.Requests.Where(r => r.PatientId == p.PatientId).Sum(r => r.Version),
                        Summary = db.Summaries.Where(s => s.PatientId == p.PatientId).Max(s => (long?)s.RecordedAt),
                        Words = db.WordsAhead.Count(w => w.PatientId == p.PatientId && w.ClosedAt == null),
                    })
                    .ToListAsync(cancel);
                return counts.ToDictionary(
                    c => c.PatientId,
                    // Whoever answers in a therapist's place learns of the alert alone.
                    c =>
                        caseload.Contains(c.PatientId)
                            ? $"{c.Alerts} {c.Requests} {c.Summary} {c.Words}"
                            : $"{c.Alerts}"
                );
            },
            cancel
        );

    /// <summary>One mark for all of them, alike in every process: a page that bears another is of an earlier moment.</summary>
    public static string MarkOf(IReadOnlyDictionary<PatientId, string> counts)
    {
        var all = string.Join('\n', counts.OrderBy(c => c.Key.Value).Select(c => $"{c.Key}: {c.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 8));
    }
}
