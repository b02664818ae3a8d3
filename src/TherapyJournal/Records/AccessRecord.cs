using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>The access record: who read whose words. Each patient's lines form a chain under a key that is not in the database.</summary>
public sealed partial class AccessRecord : IDisposable
{
    private const int MostLinesTogether = 64;
    private const int MostTries = 20;
    private readonly JournalStore store;
    private readonly Keys keys;
    private readonly ILedger ledger;
    private readonly TimeProvider clock;
    private readonly GroupCommit<NewLine> commits;
    private readonly ConcurrentDictionary<PatientId, (int Sequence, byte[] Chain)> heads = new();
    private readonly ConcurrentDictionary<PatientId, bool> cut = new();

    public AccessRecord(JournalStore store, Keys keys, ILedger ledger, TimeProvider clock)
    {
        (this.store, this.keys, this.ledger, this.clock) = (store, keys, ledger, clock);
        commits = new GroupCommit<NewLine>(CommitAsync, MostLinesTogether);
    }

    /// <summary>Writes a line; returns when it is committed, so that words may be handed out.</summary>
    internal Task AppendAsync(Reader reader, PatientId patient, Purpose purpose, int count, int damaged) =>
        AppendAsync(reader, purpose, [new RecordAccess(patient, count, damaged)]);

    /// <summary>The same for each record that was opened at once.</summary>
    internal Task AppendAsync(Reader reader, Purpose purpose, IEnumerable<RecordAccess> opened) =>
        commits.SubmitAllAsync([
            .. opened.Select(o => new NewLine(
                o.Patient,
                new AccessLineContent(
                    clock.NowStored(),
                    reader.Kind,
                    reader.Name,
                    purpose.ToString(),
                    o.Count,
                    o.Damaged
                )
            )),
        ]);

    private async Task CommitAsync(IReadOnlyList<NewLine> batch)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await KeepHeadsAsync(await store.TransactAsync(db => AddAsync(db, batch), CancellationToken.None));
                return;
            }
            catch (Exception fault) when (tried < MostTries && store.Kind.IsDuplicate(fault))
            {
                // Another process wrote to the same chain: read its end again.
                batch.Select(l => l.Patient).Distinct().ToList().ForEach(p => heads.TryRemove(p, out _));
            }
        }
    }

    private async Task KeepHeadsAsync(IReadOnlyCollection<AccessLine> ends)
    {
        foreach (var line in ends)
        {
            heads[line.PatientId] = (line.Sequence, line.Chain);
        }
        try
        {
            foreach (var line in ends.Where(l => !cut.ContainsKey(l.PatientId)))
            {
                var head = new AccessHead(line.Sequence, Convert.ToHexString(line.Chain));
                await ledger.KeepHeadAsync(line.PatientId, head, CancellationToken.None);
            }
        }
        catch (Exception fault)
        {
            throw new CommittedException(fault);
        }
    }

    /// <returns>The last line of each patient in the batch.</returns>
    private async Task<IReadOnlyCollection<AccessLine>> AddAsync(JournalDb db, IReadOnlyList<NewLine> batch)
    {
        var last = new Dictionary<PatientId, AccessLine>();
        foreach (var (patient, content) in batch)
        {
            var (sequence, chain) = last.TryGetValue(patient, out var before)
                ? (before.Sequence, before.Chain)
                : await HeadAsync(db, patient);
            var line = new AccessLine
            {
                Id = RowId.New(clock),
                PatientId = patient,
                Sequence = sequence + 1,
            };
            keys.Seal(line, content);
            line.Chain = AccessLine.Link(keys.Access, chain, line);
            db.AccessLines.Add(line);
            last[patient] = line;
        }
        return last.Values;
    }

    private async Task<(int Sequence, byte[] Chain)> HeadAsync(JournalDb db, PatientId patient)
    {
        if (heads.TryGetValue(patient, out var held))
        {
            return held;
        }
        // Read before the chain: what is kept outside was committed earlier, so an uncut chain holds it.
        var kept = await ledger.HeadAsync(patient, CancellationToken.None);
        var end = await LastLineAsync(db, patient);
        if (kept != AccessHead.None)
        {
            var same =
                end?.Sequence == kept.Sequence
                    ? end.Chain
                    : await Lines(db, patient)
                        .Where(l => l.Sequence == kept.Sequence)
                        .Select(l => l.Chain)
                        .FirstOrDefaultAsync();
            if (same is null || Convert.ToHexString(same) != kept.Chain)
            {
                // The head outside stays as it is, or this line would cover up that the chain was cut.
                cut[patient] = true;
            }
        }
        return end is null ? (0, []) : (end.Sequence, end.Chain);
    }

    /// <summary>The end of a patient's chain; null: nobody was ever read to.</summary>
    internal static Task<LastLine?> LastLineAsync(JournalDb db, PatientId patient) =>
        Lines(db, patient)
            .OrderByDescending(l => l.Sequence)
            .Select(l => new LastLine(l.Sequence, l.Chain))
            .FirstOrDefaultAsync();

    private static IQueryable<AccessLine> Lines(JournalDb db, PatientId patient) =>
        db.AccessLines.AsNoTracking().Where(l => l.PatientId == patient);

    public void Dispose() => commits.Dispose();

    internal sealed record LastLine(int Sequence, byte[] Chain);

    private sealed record NewLine(PatientId Patient, AccessLineContent Content);
}

/// <summary>A record that was opened.</summary>
/// <param name="Patient">In whose access record it stands.</param>
/// <param name="Count">How many rows were opened.</param>
/// <param name="Damaged">How many rows did not open.</param>
internal sealed record RecordAccess(PatientId Patient, int Count, int Damaged);
