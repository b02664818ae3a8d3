using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Where an entry may stand in summaries of later entries, since their writer was shown it.</summary>
/// <param name="Shortened">Those whose sentences were extracted from their own entry, as they read without the insights.</param>
/// <param name="Withdrawn">Those that a model wrote: any of their sentences may use a name, a number or a feeling of it.</param>
internal sealed record SummaryTraces(
    IReadOnlyDictionary<Guid, EntrySummaryContent> Shortened,
    IReadOnlyList<WithdrawnSummary> Withdrawn
)
{
    /// <param name="record">Opened by the door.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="entry">Which entry.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<SummaryTraces> ReadAsync(
        OpenRecord record,
        JournalDb db,
        Guid entry,
        CancellationToken cancel
    )
    {
        var rows = await db
            .Summaries.Where(s =>
                s.PatientId == record.Patient
                && s.EntryId != entry
                && db.Entries.Any(e => e.Id == entry && e.RecordedAt <= s.RecordedAt)
            )
            .ToListAsync(cancel);
        var shown = record.OpenAll(rows, record.Open).Where(s => s.Content.Shown.Contains(entry)).ToList();
        return new SummaryTraces(
            shown
                .Where(s => s.Content.Trace is null && s.Content.Insights.Count > 0)
                .ToDictionary(s => s.Row.Id, s => s.Content with { Insights = [] }),
            [
                .. shown
                    .Where(s => s.Content.Trace is not null)
                    .Select(s => new WithdrawnSummary(s.Row.Id, s.Row.EntryId, s.Content.EntryNumber)),
            ]
        );
    }

    /// <summary>Removes what may be of it, and has what goes as a whole written anew.</summary>
    public async Task RemoveAsync(JournalDb db, PatientSealer sealer, WorkQueue queue, CancellationToken cancel)
    {
        foreach (var (id, content) in Shortened)
        {
            sealer.Seal(await db.Summaries.FirstAsync(s => s.Id == id, cancel), content);
        }
        foreach (var summary in Withdrawn)
        {
            await db.Summaries.Where(s => s.Id == summary.Id).ExecuteDeleteAsync(cancel);
            await queue.AddAsync(
                db,
                new WorkEvent(WorkEventKind.SummaryWithdrawn, sealer.Patient, summary.EntryId, summary.EntryNumber)
            );
        }
    }
}

/// <summary>A summary that goes because of another entry.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="EntryId">The entry that it is of, and which stays.</param>
/// <param name="EntryNumber">Which version of that entry.</param>
internal sealed record WithdrawnSummary(Guid Id, Guid EntryId, int EntryNumber);
