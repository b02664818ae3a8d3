using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;

namespace TherapyJournal.Review;

/// <summary>Reads the summaries of a patient's entries.</summary>
public sealed class ReadSummaries(PatientRecords records)
{
    /// <summary>Each summary by its entry.</summary>
    public Task<ReadOutcome<IReadOnlyDictionary<Guid, SummaryView>>> RunAsync(
        Reader reader,
        PatientId patient,
        CancellationToken cancel
    ) =>
        records.ReadAsync<IReadOnlyDictionary<Guid, SummaryView>>(
            reader,
            patient,
            Purpose.ReadEntries,
            async (record, db) =>
            {
                var rows = await db.Summaries.Where(s => s.PatientId == patient).ToListAsync(cancel);
                return record
                    .OpenAll(rows, record.Open)
                    .ToDictionary(s => s.Row.EntryId, s => new SummaryView(s.Row.Id, s.Content));
            },
            cancel
        );
}

/// <summary>A summary with its id, which is a new one each time it is written anew.</summary>
public sealed record SummaryView(Guid Id, EntrySummaryContent Content);
