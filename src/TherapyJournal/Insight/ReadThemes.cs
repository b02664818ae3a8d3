using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Insight.Recurring;
using TherapyJournal.Insight.Times;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Reads what comes back in the entries of one patient, of some days or of all, counted and with their own sentences.</summary>
public sealed class ReadThemes(PatientRecords records, JournalIndexes indexes)
{
    /// <param name="reader">Who reads: what is private counts for the patient alone.</param>
    /// <param name="patient">Whose journal.</param>
    /// <param name="from">The first day, by the patient's own calendar; null: all before.</param>
    /// <param name="until">The last day, counted in; null: all after.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<ReadOutcome<RecurringThemes>> RunAsync(
        Reader reader,
        PatientId patient,
        LocalDate? from,
        LocalDate? until,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            reader,
            patient,
            Purpose.ReadThemes,
            (record, db) =>
                indexes.UseAsync(
                    record,
                    db,
                    async index => (await FindAsync(record, db, index, new AskedDays(from, until), cancel)).ByRules()
                ),
            cancel
        );

    /// <summary>What the rules find, as the reader for whom the record was opened may see it.</summary>
    internal static async Task<FoundThemes> FindAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        AskedDays days,
        CancellationToken cancel
    )
    {
        var zone = record.Standing.Zone;
        var entries = (await ReadEntries.FromAsync(record, db, from: null, to: null))
            .Entries.Select(e => new ThemeEntry(e.Id, e.At, e.At.InZone(zone).Date, e.Content.Text))
            .Where(e => days.Holds(e.Day))
            .ToList();
        var goals = (await ReadGoals.FromAsync(record, db)).Where(g => g.Content.IsOpen).Select(g => g.Content.Text);
        cancel.ThrowIfCancellationRequested();
        return FindThemes.In(entries, index, [.. goals]);
    }
}
