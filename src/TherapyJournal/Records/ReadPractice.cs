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

    /// <summary>Whether this is an owner of the practice at this moment; nobody is one where its row does not open.</summary>
    public static async Task<bool> IsOwnerAsync(JournalDb db, Keys keys, Guid owner, CancellationToken cancel) =>
        await OrNullAsync(db, keys, cancel) is { } practice && practice.Owners.Any(o => o.Id == owner);
}
