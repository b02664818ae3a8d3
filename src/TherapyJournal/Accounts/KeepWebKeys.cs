using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Accounts;

/// <summary>Keeps the keys of cookies and forms sealed in the database. A key that was forged there is none.</summary>
public sealed class KeepWebKeys(JournalStore store, Keys keys, TimeProvider clock)
{
    /// <summary>Every key that opens.</summary>
    public Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<string>>(
            async db =>
                [
                    .. (await db.WebKeys.AsNoTracking().OrderBy(k => k.Id).ToListAsync(cancel))
                        .Where(keys.Practice.Opens)
                        .Select(row => keys.Open(row).Xml),
                ],
            cancel
        );

    /// <summary>Keeps one more.</summary>
    public Task AddAsync(string xml, CancellationToken cancel) =>
        store.TransactAsync(
            db =>
            {
                var row = new WebKey { Id = RowId.New(clock) };
                keys.Seal(row, new WebKeyContent(xml));
                db.WebKeys.Add(row);
                return Task.CompletedTask;
            },
            cancel
        );
}
