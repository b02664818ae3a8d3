using System.Text;
using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Chats;

/// <summary>The messages of which an entry consists that was written in a chat.</summary>
internal static class EntryParts
{
    // Telegram cuts a longer text in two; what belongs together is put together again without a paragraph between.
    private const int CutAt = 4000;

    /// <summary>In the order in which they were written.</summary>
    public static async Task<IReadOnlyList<(EntryPart Row, EntryPartContent Content)>> ReadAsync(
        OpenRecord record,
        JournalDb db,
        Guid entry,
        CancellationToken cancel
    )
    {
        var rows = await db
            .EntryParts.Where(p => p.EntryId == entry && p.PatientId == record.Patient)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(r => (Row: r, Content: record.Open(r))).OrderBy(p => p.Content.At).ThenBy(p => p.Row.Id),
        ];
    }

    /// <summary>The entry that they make.</summary>
    public static string Text(IEnumerable<EntryPartContent> parts)
    {
        var text = new StringBuilder();
        string? before = null;
        foreach (var part in parts)
        {
            text.Append(
                before is null ? ""
                : before.Length >= CutAt ? "\n"
                : "\n\n"
            );
            text.Append(part.Text);
            before = part.Text;
        }
        return text.ToString();
    }

    /// <summary>Removes them, with an entry that is not kept; also what was spoken and is not text yet.</summary>
    public static async Task RemoveAsync(JournalDb db, Guid entry)
    {
        await db.EntryParts.Where(p => p.EntryId == entry).ExecuteDeleteAsync();
        await db.Recordings.Where(r => r.EntryId == entry).ExecuteDeleteAsync();
    }
}
