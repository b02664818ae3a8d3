using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>What every change of a journal changes: a new entry, an edit, keeping private, sharing, taking back, erasing, another clock.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="Versions">Of all of them: each save makes one more.</param>
/// <param name="Last">The newest id.</param>
/// <param name="Standing">The version of the patient's standing, in which their time zone is; 0: they are not there.</param>
internal sealed record JournalMark(int Entries, long Versions, Guid Last, int Standing)
{
    public static async Task<JournalMark> OfAsync(JournalDb db, PatientId patient)
    {
        var entries = db.Entries.Where(e => e.PatientId == patient);
        var counted = await entries
            .GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Versions = g.Sum(e => (long)e.Version) })
            .FirstOrDefaultAsync();
        return new JournalMark(
            counted?.Count ?? 0,
            counted?.Versions ?? 0,
            await entries.OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(),
            await db
                .Standings.Where(s =>
                    s.PatientId == patient && db.Patients.Any(p => p.PatientId == patient && p.EraseDue == null)
                )
                .Select(s => s.Version)
                .FirstOrDefaultAsync()
        );
    }
}
