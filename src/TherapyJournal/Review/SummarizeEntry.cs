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
public sealed class SummarizeEntry(PatientRecords records, WriteSummary write, TimeProvider clock) : IWorkStep
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
        var suggestions = await db.SuggestedGoals.Where(s => s.PatientId == record.Patient).ToListAsync();
        return new SummaryContext(
            standing,
            entry,
            await ReadGoals.FromAsync(record, db),
            [.. record.OpenAll(suggestions, record.Open).Select(s => s.Content)],
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
        if (context.IsAgain)
        {
            await RemoveEarlierAsync(db, item.SubjectId, cancel);
        }
        var summary = new EntrySummary
        {
            Id = RowId.New(clock),
            EntryId = item.SubjectId,
            RecordedAt = context.Entry.RecordedAt.ToUnixTimeMilliseconds(),
        };
        sealer.Seal(summary, written.Summary);
        db.Summaries.Add(summary);
        if (written.Suggestion is { } suggestion)
        {
            var row = new SuggestedGoal { Id = RowId.New(clock), EntryId = item.SubjectId };
            sealer.Seal(row, suggestion);
            db.SuggestedGoals.Add(row);
        }
    }

    /// <summary>A new version of the entry replaces what was said of the old one. What a therapist has decided stands in the goal's own history.</summary>
    private static async Task RemoveEarlierAsync(JournalDb db, Guid entry, CancellationToken cancel)
    {
        await db.Summaries.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Notifications.Where(n => n.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.SuggestedGoals.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>What a summary may rest on.</summary>
public sealed record SummaryContext(
    PatientStandingContent Standing,
    EntryView Entry,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<SuggestedGoalContent> Suggested,
    bool IsAgain,
    bool MaySuggest
)
{
    /// <summary>The day of the entry where the patient lives.</summary>
    public LocalDate EntryDay =>
        Entry.At.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Standing.TimeZone) ?? DateTimeZone.Utc).Date;
}

/// <summary>A summary and, where there is reason, a suggested goal.</summary>
public sealed record WrittenSummary(EntrySummaryContent Summary, SuggestedGoalContent? Suggestion);
