using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>A model's words that rest on an entry and that the patient has not read: waiting for a therapist, or approved and not said. They go when its text changes, since they would answer what is no longer there.</summary>
/// <param name="Seen">The words that were open when this was read.</param>
/// <param name="Stale">Those of them that rest on the entry.</param>
internal sealed record EntryDrafts(IReadOnlyList<Guid> Seen, IReadOnlyList<Guid> Stale)
{
    public static async Task<EntryDrafts> ReadAsync(OpenRecord record, JournalDb db, Guid entry)
    {
        var rows = await db.WordsAhead.Where(w => w.PatientId == record.Patient && w.ClosedAt == null).ToListAsync();
        return new EntryDrafts(
            rows.ConvertAll(w => w.Id),
            [
                .. record
                    .OpenAll(rows, record.Open)
                    .Where(w =>
                        w.Content.Trace is not null
                        && (
                            w.Row.EntryId == entry || w.Content.Shown.Contains(entry) || w.Content.SoFar.Contains(entry)
                        )
                    )
                    .Select(w => w.Row.Id),
            ]
        );
    }

    /// <summary>Whether nothing was drafted since this was read.</summary>
    public async Task<bool> StillStandAsync(JournalDb db, PatientId patient, CancellationToken cancel)
    {
        var now = await db
            .WordsAhead.Where(w => w.PatientId == patient && w.ClosedAt == null)
            .Select(w => w.Id)
            .ToListAsync(cancel);
        return now.TrueForAll(Seen.Contains);
    }

    /// <summary>Removes them; one that was said or rejected meanwhile stays.</summary>
    public Task RemoveAsync(JournalDb db, CancellationToken cancel) =>
        db.WordsAhead.Where(w => Stale.Contains(w.Id) && w.ClosedAt == null).ExecuteDeleteAsync(cancel);
}
