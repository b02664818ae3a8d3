using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Finds suggested goals of a caseload by a prefix of their id or of their entry's. Nothing is opened for it.</summary>
public sealed class FindSuggestion(JournalStore store, PatientRecords records)
{
    /// <summary>The ids that match, of one entry only the newest; another therapist's are not among them.</summary>
    public Task<IReadOnlyList<Guid>> RunAsync(TherapistId therapist, string prefix, CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<Guid>>(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
                var all = await db
                    .SuggestedGoals.Where(s => caseload.Contains(s.PatientId))
                    .Select(s => new { s.Id, s.EntryId })
                    .ToListAsync(cancel);
                return
                [
                    .. all.Where(s => IdPrefix.Matches(prefix, s.Id))
                        .Select(s => s.Id)
                        // Decided ones are older: an edited entry gets a new proposal.
                        .Concat(
                            all.Where(s => IdPrefix.Matches(prefix, s.EntryId))
                                .GroupBy(s => s.EntryId)
                                .Select(ofEntry => ofEntry.Max(s => s.Id))
                        )
                        .Distinct(),
                ];
            },
            cancel
        );
}
