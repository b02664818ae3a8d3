using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>Reads what the practice has set, for whoever must go on also where nobody can tell what that is.</summary>
internal static class ReadPractice
{
    /// <summary>Reads it inside a transaction or a reading.</summary>
    /// <returns>Null where its row is gone or does not open: it was removed or changed outside the program.</returns>
    public static async Task<PracticeContent?> OrNullAsync(JournalDb db, Keys keys, CancellationToken cancel) =>
        await db.Practices.AsNoTracking().OrderBy(p => p.Id).FirstOrDefaultAsync(cancel) is { } row
        && keys.Practice.Opens(row)
            ? keys.Open(row)
            : null;
}
