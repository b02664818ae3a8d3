using Microsoft.EntityFrameworkCore;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <content>What stands in it, and whether the chain holds.</content>
public sealed partial class AccessRecord
{
    /// <summary>How many lines stand on one page.</summary>
    internal const int LinesOnPage = 400;

    /// <summary>The lines about one patient, oldest first, and whether the chain holds.</summary>
    public async Task<AccessTrail> ReadAsync(PatientId patient, CancellationToken cancel)
    {
        // Before the lines: what is kept outside was committed earlier, so an uncut chain holds it.
        var head = await ledger.HeadAsync(patient, cancel);
        var rows = await store.ReadAsync(db => Lines(db, patient).OrderBy(l => l.Sequence).ToListAsync(cancel), cancel);
        var chain = new AccessChain(keys, after: null);
        foreach (var row in rows)
        {
            if (chain.Follow(row) is { } why)
            {
                return new AccessTrail.Broken(chain.Lines, why);
            }
        }
        return rows.Any(r => IsHead(head, r.Sequence, r.Chain)) || head == AccessHead.None
                ? new AccessTrail.Intact(chain.Lines)
            : head == AccessHead.Unreadable
                ? new AccessTrail.Broken(chain.Lines, $"what {ledger.Where} keeps of its end was changed")
            : new AccessTrail.Broken(
                chain.Lines,
                $"the record ends at line {rows.Count}, but {ledger.Where} knows of line {head.Sequence}: its end was cut or replaced"
            );
    }

    /// <summary>Some of the lines about one patient, and whether the chain holds there: of the newest also whether their end was cut and whether any line before them is gone.</summary>
    /// <param name="patient">About whom.</param>
    /// <param name="before">Only what stands before this line; null: the newest.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <remarks>It opens no more than a page, however long the record is. Whether an older line was changed is seen where that line is shown, and by <see cref="ReadAsync"/>.</remarks>
    public async Task<AccessPage> PageAsync(PatientId patient, int? before, CancellationToken cancel)
    {
        var head = await ledger.HeadAsync(patient, cancel);
        return await store.ReadAsync(db => PageAsync(db, patient, head, before, cancel), cancel);
    }

    private async Task<AccessPage> PageAsync(
        JournalDb db,
        PatientId patient,
        AccessHead head,
        int? before,
        CancellationToken cancel
    )
    {
        var newest = await Lines(db, patient)
            .Where(l => before == null || l.Sequence < before)
            .OrderByDescending(l => l.Sequence)
            .Take(LinesOnPage + 1)
            .ToListAsync(cancel);
        // The one before the first of the page is what its link rests on.
        var earlier = newest.Count > LinesOnPage ? newest[^1] : null;
        var rows = newest.Take(LinesOnPage).Reverse().ToList();
        var chain = new AccessChain(keys, earlier);
        var holds = rows.All(row => chain.Follow(row) is null);
        if (before is null)
        {
            holds &= await EndsWellAsync(db, patient, head, rows, cancel);
        }
        return new AccessPage(
            [.. rows.Select(r => keys.Practice.TryOpen(r, r.Shape)).OfType<AccessLineContent>()],
            holds,
            earlier is null ? null : rows[0].Sequence
        );
    }

    // What the ledger knows of is there, and as many lines as the last one's number says.
    private static async Task<bool> EndsWellAsync(
        JournalDb db,
        PatientId patient,
        AccessHead head,
        IReadOnlyList<AccessLine> newest,
        CancellationToken cancel
    )
    {
        if (newest.Count == 0)
        {
            return head == AccessHead.None;
        }
        var last = newest[^1].Sequence;
        var kept = await Lines(db, patient)
            .Where(l => l.Sequence == head.Sequence)
            .Select(l => l.Chain)
            .FirstOrDefaultAsync(cancel);
        return (head == AccessHead.None || (kept is not null && IsHead(head, head.Sequence, kept)))
            && await Lines(db, patient).CountAsync(l => l.Sequence <= last, cancel) == last;
    }

    private static bool IsHead(AccessHead head, int sequence, byte[] chain) =>
        sequence == head.Sequence && Convert.ToHexString(chain) == head.Chain;
}
