using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>The ledger in the database, where the key comes from the environment and no folder is named: weaker, and doctor says so.</summary>
internal sealed class DatabaseLedger(JournalStore store, Keys keys, TimeProvider clock) : ILedger
{
    private const string Erasure = "erasure";

    public string Where => "the database";

    public bool IsOutside => false;

    public Task NoteErasureAsync(ErasureNote note, CancellationToken cancel) =>
        store.TransactAsync(
            db =>
            {
                db.LedgerLines.Add(
                    new LedgerLine
                    {
                        Id = RowId.New(clock),
                        Kind = Erasure,
                        SubjectId = note.Patient.Value,
                        Line = note.Write(keys.Access),
                    }
                );
                return Task.CompletedTask;
            },
            cancel
        );

    public async Task<ErasureNotes> ErasuresAsync(CancellationToken cancel)
    {
        var lines = await store.ReadAsync(
            db =>
                db.LedgerLines.Where(l => l.Kind == Erasure).OrderBy(l => l.Id).Select(l => l.Line).ToListAsync(cancel),
            cancel
        );
        return ErasureNotes.Read(keys.Access, lines);
    }

    public Task<bool> AnyHeadAsync(CancellationToken cancel) => Task.FromResult(false);

    // Kept with the chain itself: a head in the same database adds nothing that a cut table would not lose too.
    public Task KeepHeadAsync(PatientId patient, AccessHead head, CancellationToken cancel) => Task.CompletedTask;

    public Task<AccessHead> HeadAsync(PatientId patient, CancellationToken cancel) => Task.FromResult(AccessHead.None);
}
