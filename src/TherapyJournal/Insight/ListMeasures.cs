using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Reads ratings from a record that the door has opened.</summary>
internal static class ReadMeasures
{
    /// <summary>All of them, oldest first.</summary>
    public static async Task<IReadOnlyList<MeasureResultContent>> FromAsync(OpenRecord record, JournalDb db)
    {
        var rows = await db.MeasureResults.Where(r => r.PatientId == record.Patient).ToListAsync();
        return [.. record.OpenAll(rows, record.Open).Select(r => r.Content).OrderBy(r => r.At)];
    }
}

/// <summary>Lists what a patient has said of themselves in numbers.</summary>
public sealed class ListMeasures(PatientRecords records)
{
    private const int Most = 30;

    /// <summary>The last thirty, newest first.</summary>
    public Task<ReadOutcome<IReadOnlyList<MeasureView>>> RunAsync(
        Reader reader,
        PatientId patient,
        CancellationToken cancel
    ) =>
        records.ReadAsync<IReadOnlyList<MeasureView>>(
            reader,
            patient,
            Purpose.ReadMeasures,
            async (record, db) =>
            {
                var rows = await db
                    .MeasureResults.Where(r => r.PatientId == patient)
                    .OrderByDescending(r => r.Id)
                    .Take(Most)
                    .ToListAsync(cancel);
                return [.. record.OpenAll(rows, record.Open).Select(r => new MeasureView(r.Row.Id, r.Content))];
            },
            cancel
        );
}

/// <summary>One number that was recorded.</summary>
public sealed record MeasureView(Guid Id, MeasureResultContent Result);
