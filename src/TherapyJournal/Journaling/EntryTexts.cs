using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>How entries read, and how they read before; nothing of what does not open.</summary>
internal sealed class EntryTexts
{
    private readonly ILookup<Guid, string> texts;

    private EntryTexts(ILookup<Guid, string> texts) => this.texts = texts;

    public static async Task<EntryTexts> ReadAsync(
        OpenRecord record,
        JournalDb db,
        IReadOnlyCollection<Guid> entries,
        CancellationToken cancel
    )
    {
        var rows = await db
            .Entries.Where(e => e.PatientId == record.Patient && entries.Contains(e.Id))
            .ToListAsync(cancel);
        var versions = await db
            .EntryVersions.Where(v => v.PatientId == record.Patient && entries.Contains(v.EntryId))
            .ToListAsync(cancel);
        return new EntryTexts(
            record
                .OpenAll(rows, record.Open)
                .Select(e => (e.Row.Id, e.Content.Text))
                .Concat(record.OpenAll(versions, record.Open).Select(v => (v.Row.EntryId, v.Content.Text)))
                .ToLookup(each => each.Item1, each => each.Text)
        );
    }

    /// <summary>Whether a sentence stands in an entry, or once stood.</summary>
    public bool HasSentence(Guid entry, string sentence) =>
        texts[entry].Any(text => Quotation.IsWholeSentenceOf(text, sentence));
}
