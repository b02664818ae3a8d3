using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Reads who works in the practice now. A row that was changed outside the program counts for nothing.</summary>
internal static class ReadTherapists
{
    /// <summary>By the time they came; inside a transaction or a reading.</summary>
    public static async Task<IReadOnlyList<(TherapistId Id, TherapistContent Content)>> HereAsync(
        JournalDb db,
        Keys keys,
        CancellationToken cancel
    ) => [.. (await EverybodyAsync(db, keys, cancel)).Where(t => t.Content.IsHere)];

    /// <summary>The same of everyone who ever worked here.</summary>
    public static async Task<IReadOnlyList<(TherapistId Id, TherapistContent Content)>> EverybodyAsync(
        JournalDb db,
        Keys keys,
        CancellationToken cancel
    ) =>
        [
            .. (await Rows(db).ToListAsync(cancel))
                .Where(keys.Practice.Opens)
                .Select(row => (row.TherapistId, Content: keys.Open(row))),
        ];

    /// <summary>The rows of everyone who ever worked here, by the time they came.</summary>
    internal static IQueryable<Therapist> Rows(JournalDb db) => db.Therapists.AsNoTracking().OrderBy(t => t.Id);
}
