using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Notes that somebody keeps a copy of the master key elsewhere; until then doctor stays amber.</summary>
public sealed class ConfirmKeyCopy(JournalStore store, Keys keys)
{
    /// <returns>The id of the master key whose copy is confirmed now.</returns>
    /// <exception cref="DamagedRowException">The practice's row was changed outside the program.</exception>
    public Task<string> RunAsync(CancellationToken cancel) =>
        store.TransactAsync(
            async db =>
            {
                var id = keys.MasterKeys.CurrentId;
                var practice = await db.Practices.SingleAsync(cancel);
                var content = keys.Open(practice);
                if (!content.KeyCopiesConfirmed.Contains(id))
                {
                    keys.Seal(practice, content with { KeyCopiesConfirmed = [.. content.KeyCopiesConfirmed, id] });
                }
                return id;
            },
            cancel
        );
}
