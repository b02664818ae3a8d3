using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Review;

/// <summary>Step: summarises an entry for the therapist, with quotations that are really there, a notification, and perhaps a suggested goal.</summary>
/// <remarks>Where a model did not answer and may later, the extraction stands at once and the step tries again: see <see cref="WorkEventKind.SummaryFellBack"/>.</remarks>
internal sealed class SummarizeEntry(PatientRecords records, Keys keys, WriteSummary write, TimeProvider clock)
    : IWorkStep
{
    private const int EarlierShown = 3;

    public string Name => nameof(SummarizeEntry);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.SummarizeEntry,
            (record, db) => ReadAsync(record, db, item.SubjectId, cancel),
            cancel
        );
        if (read is not ReadOutcome<SummaryContext?>.Open { Value: { } context })
        {
            return StepResult.Without(read);
        }
        if (context.IsRetry)
        {
            return await AgainAsync(item, context, cancel);
        }
        var written = await write.RunAsync(item.PatientId, context, cancel);
        var again = written.Failed?.Due(clock.Now());
        var happened = new WorkEvent(
            WorkEventKind.EntrySummarized,
            item.PatientId,
            item.SubjectId,
            context.Entry.Content.Number
        );
        return new StepResult.Done(
            db => SaveAsync(db, item, context, written, cancel),
            [
                happened,
                .. write.MayDraft(context)
                    ? [happened with { Kind = WorkEventKind.WordsMayBeDrafted }]
                    : Array.Empty<WorkEvent>(),
                .. again is not null
                    ? [happened with { Kind = WorkEventKind.SummaryFellBack, Due = again }]
                    : Array.Empty<WorkEvent>(),
            ]
        );
    }

    /// <summary>The therapist has the extraction meanwhile, and is not told a second time.</summary>
    private async Task<StepResult> AgainAsync(WorkItem item, SummaryContext context, CancellationToken cancel)
    {
        var written = await write.RunAsync(item.PatientId, context, cancel);
        return written.Failed?.Later(item, clock.Now())
            ?? new StepResult.Done(db => SaveAsync(db, item, context, written, cancel));
    }

    /// <returns>Null when there is nothing to summarise: taken back, made private, or this version is summarised already, for good or as a therapist has accepted it.</returns>
    private async Task<SummaryContext?> ReadAsync(OpenRecord record, JournalDb db, Guid id, CancellationToken cancel)
    {
        if (await ReadEntries.OneAsync(record, db, id) is not { } entry)
        {
            return null;
        }
        var before = await db.Summaries.FirstOrDefaultAsync(s => s.EntryId == id, cancel);
        var done = before is not null && record.OpenAll([before], record.Open) is [(_, var content)] ? content : null;
        var isDone = done?.EntryNumber >= entry.Content.Number;
        if (isDone && done is { ModelMayAnswerLater: false } or { AcceptedAt: not null })
        {
            return null;
        }
        return await ContextAsync(record, db, entry, write.AsksModel, cancel) with
        {
            Earlier = before is null ? null : (before.Id, before.Version),
            IsRetry = isDone,
        };
    }

    /// <summary>What a summary of this entry may rest on, were it the first.</summary>
    internal async Task<SummaryContext> ContextAsync(
        OpenRecord record,
        JournalDb db,
        EntryView entry,
        Func<PatientStandingContent, bool> asksModel,
        CancellationToken cancel
    )
    {
        var standing = record.Standing;
        var rows = await db.SuggestedGoals.Where(s => s.PatientId == record.Patient).ToListAsync(cancel);
        var suggestions = record.OpenAll(rows, record.Open);
        // What was proposed of an earlier version and waits is replaced; what a therapist has decided stays.
        var replaced = suggestions
            .Where(s => s.Row.EntryId == entry.Id && s.Content.State == SuggestedGoalState.Waiting)
            .ToList();
        // What only a model needs is not read where none is asked.
        var isModelAsked = asksModel(standing);
        var suggested = suggestions.Except(replaced).Select(s => s.Content).ToList();
        return new SummaryContext(
            standing,
            isModelAsked ? await AiPolicy.FromAsync(db, keys, cancel) : AiPolicy.NoModel,
            isModelAsked ? await ReadNames.FromAsync(record, db, keys, cancel) : null,
            entry,
            // Recorded before this one, oldest first: what has changed is seen beside them.
            [.. (await ReadEntries.LastAsync(record, db, EarlierShown, before: entry)).Reverse()],
            await ReadGoals.FromAsync(record, db),
            suggested,
            replaced.ToDictionary(s => s.Row.Id, s => s.Row.Version),
            Earlier: null,
            IsRetry: false,
            // Words that raised an alert are no ground for a goal.
            MaySuggest: !await db.Alerts.AnyAsync(a => a.PatientId == record.Patient && a.EntryId == entry.Id, cancel)
        )
        {
            IsForgotten = text => ForgottenGoal.IsAmong(suggested, text, record.Patient, keys),
        };
    }

    private async Task SaveAsync(
        JournalDb db,
        WorkItem item,
        SummaryContext context,
        WrittenSummary written,
        CancellationToken cancel
    )
    {
        if (
            await records.SealerAsync(db, item.PatientId, cancel) is not { } sealer
            || !await RemoveEarlierAsync(db, context, cancel)
        )
        {
            return;
        }
        var mayPropose = await RemoveProposedAsync(db, context.Replaced, cancel);
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

    /// <summary>A new version of the entry replaces what was said of the old one; a later try only what it has read.</summary>
    /// <returns>False when a therapist has accepted that meanwhile: then it stands.</returns>
    private static async Task<bool> RemoveEarlierAsync(JournalDb db, SummaryContext context, CancellationToken cancel)
    {
        if (context.Earlier is not var (id, version))
        {
            return true;
        }
        var earlier = db.Summaries.Where(s => s.EntryId == context.Entry.Id);
        if (context.IsRetry)
        {
            return await earlier.Where(s => s.Id == id && s.Version == version).ExecuteDeleteAsync(cancel) > 0;
        }
        await earlier.ExecuteDeleteAsync(cancel);
        await db.Notifications.Where(n => n.EntryId == context.Entry.Id).ExecuteDeleteAsync(cancel);
        return true;
    }

    /// <summary>What was proposed of the entry and waits gives way, also where its summary went before.</summary>
    /// <returns>False when a therapist has decided on it meanwhile: then that stands, and nothing is proposed beside it.</returns>
    private static async Task<bool> RemoveProposedAsync(
        JournalDb db,
        IReadOnlyDictionary<Guid, int> replaced,
        CancellationToken cancel
    )
    {
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
