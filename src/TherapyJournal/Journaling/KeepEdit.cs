using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Puts what an entry reads now in the place of what it read, keeps the old words as a version, and says what must follow.</summary>
internal sealed class KeepEdit(WorkQueue queue, TimeProvider clock)
{
    /// <summary>Inside the transaction that found the entry as it was read.</summary>
    public async Task RunAsync(
        JournalDb db,
        PatientSealer sealer,
        JournalEntry row,
        EntryWithTraces found,
        Edit edit,
        CancellationToken cancel
    )
    {
        if (edit.After.Text != edit.Before.Text)
        {
            KeepVersion(db, sealer, row.Id, edit.Before);
            await found.Drafts.RemoveAsync(db, cancel);
            await db.EntryEmbeddings.Where(v => v.EntryId == row.Id).ExecuteDeleteAsync(cancel);
        }
        sealer.Seal(row, edit.After);
        if (found.Traces is not null)
        {
            await found.Traces.RemoveAsync(db, sealer, queue, row.Id, cancel);
            return;
        }
        var happened = edit.Before.IsPrivate ? WorkEventKind.EntryShared : WorkEventKind.EntryEdited;
        await queue.AddAsync(db, new WorkEvent(happened, sealer.Patient, row.Id, edit.After.Number, edit.AskedFrom));
        await queue.AddAsync(db, VectorLane.Missing(sealer.Patient, edit.AskedFrom));
    }

    private void KeepVersion(JournalDb db, PatientSealer sealer, Guid entry, JournalEntryContent before)
    {
        var version = new JournalEntryVersion
        {
            Id = RowId.New(clock),
            EntryId = entry,
            Number = before.Number,
        };
        sealer.Seal(version, new JournalEntryVersionContent(before.Text, clock.NowStored()));
        db.EntryVersions.Add(version);
    }
}

/// <summary>An entry, with what rests on it.</summary>
internal sealed record EntryWithTraces(EntryView Entry, EntryTraces? Traces, EntryDrafts Drafts);

/// <summary>The entry as the patient saw it, with its version, and as it is to read.</summary>
internal sealed record Edit(int Version, JournalEntryContent Before, JournalEntryContent After, bool MayReadAgain)
{
    /// <summary>When its summary may follow; null: at once.</summary>
    public Instant? AskedFrom { get; init; }
}
