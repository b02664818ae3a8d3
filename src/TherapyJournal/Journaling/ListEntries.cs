using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>An entry as its reader sees it.</summary>
public sealed record EntryView(Guid Id, int Version, Guid? PromptId, Instant RecordedAt, JournalEntryContent Content)
{
    /// <summary>The time it bears.</summary>
    public Instant At => Instant.FromUnixTimeMilliseconds(Content.At);
}

/// <summary>The entries of a period, and how many more are private.</summary>
public sealed record EntryList(IReadOnlyList<EntryView> Entries, int Private);

/// <summary>Reads entries from a record that the door has opened. What is private is shown to the patient alone.</summary>
internal static class ReadEntries
{
    /// <summary>Entries whose own time lies in the period, oldest first.</summary>
    public static async Task<EntryList> FromAsync(OpenRecord record, JournalDb db, Instant? from, Instant? to)
    {
        var rows = await db.Entries.Where(e => e.PatientId == record.Patient).ToListAsync();
        var all = record
            .OpenAll(rows, record.Open)
            .Select(e => View(e.Row, e.Content))
            .Where(e => (from is null || e.At >= from) && (to is null || e.At < to))
            .OrderBy(e => e.At)
            .ThenBy(e => e.Id)
            .ToList();
        return new EntryList(
            [.. all.Where(e => record.SeesPrivate || !e.Content.IsPrivate)],
            all.Count(e => e.Content.IsPrivate)
        );
    }

    /// <summary>The last entries to be recorded that are not private, newest first; those before another one where it is given.</summary>
    public static async Task<IReadOnlyList<EntryView>> LastAsync(
        OpenRecord record,
        JournalDb db,
        int most,
        EntryView? before = null
    )
    {
        var until = before?.RecordedAt.ToUnixTimeMilliseconds() ?? long.MaxValue;
        var other = before?.Id ?? Guid.Empty;
        // Private ones are passed over after opening, since nothing readable tells them apart.
        var rows = await db
            .Entries.Where(e => e.PatientId == record.Patient && e.RecordedAt <= until && e.Id != other)
            .OrderByDescending(e => e.RecordedAt)
            .Take(most * 4)
            .ToListAsync();
        var last = new List<EntryView>();
        foreach (var row in rows)
        {
            // What is not handed out is not opened.
            if (last.Count < most && record.OpenAll([row], record.Open) is [(_, { IsPrivate: false } content)])
            {
                last.Add(View(row, content));
            }
        }
        return last;
    }

    /// <summary>One entry; null when it is not there, or private and the reader is not the patient.</summary>
    public static async Task<EntryView?> OneAsync(OpenRecord record, JournalDb db, Guid id)
    {
        var row = await db.Entries.FirstOrDefaultAsync(e => e.Id == id && e.PatientId == record.Patient);
        if (row is null)
        {
            return null;
        }
        var entry = View(row, record.Open(row));
        return record.SeesPrivate || !entry.Content.IsPrivate ? entry : null;
    }

    private static EntryView View(JournalEntry row, JournalEntryContent content) =>
        new(row.Id, row.Version, row.PromptId, Instant.FromUnixTimeMilliseconds(row.RecordedAt), content);
}

/// <summary>Lists a patient's entries.</summary>
public sealed class ListEntries(PatientRecords records)
{
    /// <summary>Entries whose own time lies from <paramref name="from"/> to before <paramref name="to"/>, oldest first.</summary>
    public Task<ReadOutcome<EntryList>> RunAsync(
        Reader reader,
        PatientId patient,
        Instant? from,
        Instant? to,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            reader,
            patient,
            Purpose.ReadEntries,
            (record, db) => ReadEntries.FromAsync(record, db, from, to),
            cancel
        );

    /// <summary>One entry; the value is null when it is not there, or private and the reader is not the patient.</summary>
    public Task<ReadOutcome<EntryView?>> OneAsync(
        Reader reader,
        PatientId patient,
        Guid entry,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            reader,
            patient,
            Purpose.ReadEntries,
            (record, db) => ReadEntries.OneAsync(record, db, entry),
            cancel
        );

    /// <summary>Finds an entry by a prefix of its id, without opening anything.</summary>
    public static async Task<IReadOnlyList<Guid>> FindAsync(
        JournalStore store,
        PatientId patient,
        string prefix,
        CancellationToken cancel
    )
    {
        var ids = await store.ReadAsync(
            db => db.Entries.Where(e => e.PatientId == patient).Select(e => e.Id).ToListAsync(cancel),
            cancel
        );
        return [.. ids.Where(id => IdPrefix.Matches(prefix, id))];
    }
}
