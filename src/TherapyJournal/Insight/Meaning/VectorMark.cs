using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Meaning;

/// <summary>What every change of a patient's vectors changes.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Last">The newest id.</param>
internal sealed record VectorMark(int Rows, Guid Last)
{
    public static VectorMark None { get; } = new(0, Guid.Empty);

    public static async Task<VectorMark> OfAsync(JournalDb db, PatientId patient)
    {
        var vectors = db.EntryEmbeddings.Where(v => v.PatientId == patient);
        return new VectorMark(
            await vectors.CountAsync(),
            await vectors.OrderByDescending(v => v.Id).Select(v => v.Id).FirstOrDefaultAsync()
        );
    }

    /// <summary>Opens them all, for an index over the same entries.</summary>
    public static async Task<MeaningIndex> ReadAsync(
        OpenRecord record,
        JournalDb db,
        IReadOnlyDictionary<Guid, int> places
    )
    {
        var rows = await db.EntryEmbeddings.AsNoTracking().Where(v => v.PatientId == record.Patient).ToListAsync();
        return MeaningIndex.Of(
            record
                // Of an entry that is not among them (private, or taken back meanwhile) nothing is opened.
                .OpenAll(rows.Where(v => places.ContainsKey(v.EntryId)), record.Open)
                .Select(v => (places[v.Row.EntryId], v.Row.Model, v.Content))
        );
    }
}
