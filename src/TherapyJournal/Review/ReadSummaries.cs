using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>Reads the summaries of a patient's entries.</summary>
public sealed class ReadSummaries(PatientRecords records)
{
    /// <summary>Each summary by its entry.</summary>
    public Task<ReadOutcome<IReadOnlyDictionary<Guid, EntrySummaryContent>>> RunAsync(
        Reader reader,
        PatientId patient,
        CancellationToken cancel
    ) =>
        records.ReadAsync<IReadOnlyDictionary<Guid, EntrySummaryContent>>(
            reader,
            patient,
            Purpose.ReadEntries,
            async (record, db) =>
            {
                var rows = await db.Summaries.Where(s => s.PatientId == patient).ToListAsync(cancel);
                return record.OpenAll(rows, record.Open).ToDictionary(s => s.Row.EntryId, s => s.Content);
            },
            cancel
        );
}
