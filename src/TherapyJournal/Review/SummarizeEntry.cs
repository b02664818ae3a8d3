using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Review;

/// <summary>Step: summarises an entry for the therapist, with quotations that are really there, a notification, and perhaps a suggested goal.</summary>
internal sealed class SummarizeEntry(PatientRecords records, WriteSummary write, TimeProvider clock) : IWorkStep
{
    public string Name => nameof(SummarizeEntry);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.SummarizeEntry,
            (record, db) => ReadAsync(record, db, item.SubjectId),
            cancel
        );
        if (read is not ReadOutcome<SummaryContext?>.Open { Value: { } context })
        {
            return StepResult.Nothing;
        }
        var written = await write.RunAsync(item.PatientId, context, cancel);
        return new StepResult.Done(
            db => SaveAsync(db, item, context, written, cancel),
            new WorkEvent(WorkEventKind.EntrySummarized, item.PatientId, item.SubjectId, context.Entry.Content.Number)
        );
    }

    /// <returns>Null when there is nothing to summarise: taken back, made private, or this version is summarised already.</returns>
    private static async Task<SummaryContext?> ReadAsync(OpenRecord record, JournalDb db, Guid id)
    {
        if (await ReadEntries.OneAsync(record, db, id) is not { } entry)
        {
            return null;
        }
        var before = await db.Summaries.FirstOrDefaultAsync(s => s.EntryId == id);
        if (
            before is not null
            && record.OpenAll([before], record.Open) is [var (_, done)]
            && done.EntryNumber >= entry.Content.Number
        )
        {
            return null;
        }
        var standing = record.Open(await db.Standings.FirstAsync(s => s.PatientId == record.Patient));
        var rows = await db.SuggestedGoals.Where(s => s.PatientId == record.Patient).ToListAsync();
        var suggestions = record.OpenAll(rows, record.Open);
        // What was proposed of an earlier version and waits is replaced; what a therapist has decided stays.
        var replaced = suggestions
            .Where(s => s.Row.EntryId == id && s.Content.State == SuggestedGoalState.Waiting)
            .ToList();
        return new SummaryContext(
            standing,
            entry,
            await ReadGoals.FromAsync(record, db),
            [.. suggestions.Except(replaced).Select(s => s.Content)],
            replaced.ToDictionary(s => s.Row.Id, s => s.Row.Version),
            IsAgain: before is not null,
            // Words that raised an alert are no ground for a goal.
            MaySuggest: !await db.Alerts.AnyAsync(a => a.EntryId == id)
        );
    }

    private async Task SaveAsync(
        JournalDb db,
        WorkItem item,
        SummaryContext context,
        WrittenSummary written,
        CancellationToken cancel
    )
    {
        if (await records.SealerAsync(db, item.PatientId, cancel) is not { } sealer)
        {
            return;
        }
        var mayPropose = !context.IsAgain || await RemoveEarlierAsync(db, item.SubjectId, context.Replaced, cancel);
        var summary = new EntrySummary
        {
            Id = RowId.New(clock),
            EntryId = item.SubjectId,
            RecordedAt = context.Entry.RecordedAt.ToUnixTimeMilliseconds(),
        };
        sealer.Seal(summary, written.Summary);
        db.Summaries.Add(summary);
        if (mayPropose && written.Suggestion is { } suggestion)
        {
            var row = new SuggestedGoal { Id = RowId.New(clock), EntryId = item.SubjectId };
            sealer.Seal(row, suggestion);
            db.SuggestedGoals.Add(row);
        }
    }

    /// <summary>A new version of the entry replaces what was said of the old one.</summary>
    /// <returns>False when a therapist has decided on its suggested goal meanwhile: then that stands, and nothing is proposed beside it.</returns>
    private static async Task<bool> RemoveEarlierAsync(
        JournalDb db,
        Guid entry,
        IReadOnlyDictionary<Guid, int> replaced,
        CancellationToken cancel
    )
    {
        await db.Summaries.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Notifications.Where(n => n.EntryId == entry).ExecuteDeleteAsync(cancel);
        var removed = 0;
        foreach (var (id, version) in replaced)
        {
            removed += await db
                .SuggestedGoals.Where(s => s.Id == id && s.Version == version)
                .ExecuteDeleteAsync(cancel);
        }
        return removed == replaced.Count;
    }
}

/// <summary>What a summary may rest on.</summary>
/// <param name="Standing">How things stand with the patient.</param>
/// <param name="Entry">What is summarised.</param>
/// <param name="Goals">The patient's goals.</param>
/// <param name="Suggested">What was proposed before, but for what is replaced.</param>
/// <param name="Replaced">What was proposed of an earlier version and still waits, with the versions of its rows.</param>
/// <param name="IsAgain">Whether an earlier version was summarised.</param>
/// <param name="MaySuggest">Whether a goal may be proposed.</param>
internal sealed record SummaryContext(
    PatientStandingContent Standing,
    EntryView Entry,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<SuggestedGoalContent> Suggested,
    IReadOnlyDictionary<Guid, int> Replaced,
    bool IsAgain,
    bool MaySuggest
)
{
    /// <summary>The day of the entry where the patient lives.</summary>
    public LocalDate EntryDay =>
        Entry.At.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Standing.TimeZone) ?? DateTimeZone.Utc).Date;
}

/// <summary>A summary and, where there is reason, a suggested goal.</summary>
internal sealed record WrittenSummary(EntrySummaryContent Summary, SuggestedGoalContent? Suggestion);
