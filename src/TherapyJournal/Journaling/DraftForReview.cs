using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Step: where a practice wants to approve a model's words first, drafts the answer to an entry and the next question for review. Meanwhile the question bank's words go out.</summary>
internal sealed class DraftForReview(
    PatientRecords records,
    Keys keys,
    AskModel model,
    WritePrompt prompts,
    WriteReflection reflections,
    TimeProvider clock
) : IWorkStep
{
    public string Name => nameof(DraftForReview);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        if (!model.IsConfigured)
        {
            return StepResult.Nothing;
        }
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.DraftForReview,
            (record, db) => ReadAsync(record, db, item.SubjectId, cancel),
            cancel
        );
        if (read is not ReadOutcome<Drafting?>.Open { Value: { } drafting })
        {
            return StepResult.Nothing;
        }
        var drafts = new List<WordsAheadContent>();
        if (
            drafting.Reflection is { } context
            && await reflections.ByModelAsync(item.PatientId, context, cancel) is ({ } reflection, _)
        )
        {
            drafts.Add(Draft(reflection));
        }
        if (await prompts.ByModelAsync(item.PatientId, drafting.Prompt, PromptWish.Any, cancel) is ({ } prompt, _))
        {
            drafts.Add(Draft(prompt));
        }
        return new StepResult.Done(db => SaveAsync(db, item, drafts, drafting.Outdated, cancel));
    }

    /// <returns>Null when nothing is to be drafted: another policy, no consent, an urgent alert, or the entry is gone.</returns>
    private async Task<Drafting?> ReadAsync(OpenRecord record, JournalDb db, Guid entry, CancellationToken cancel)
    {
        if (
            (await AiPolicy.FromAsync(db, keys, cancel)).ToPatient != AiToPatient.AfterApproval
            || await ReadEntries.OneAsync(record, db, entry) is null
        )
        {
            return null;
        }
        var context = await PromptContext.FromAsync(record, db, keys, clock.Now(), _ => true, cancel);
        if (!context.MayUseModel || context.FixedWords is not null || context.Standing.Status != PatientStatus.Active)
        {
            return null;
        }
        var rows = await db
            .WordsAhead.Where(w => w.PatientId == record.Patient && w.ClosedAt == null)
            .ToListAsync(cancel);
        var open = record.OpenAll(rows, record.Open);
        var isAnswered = await db.WordsAhead.AnyAsync(w => w.EntryId == entry && w.ClosedAt != null, cancel);
        return new Drafting(
            context,
            isAnswered || open.Any(w => w.Row.EntryId == entry)
                ? null
                : await ReflectionContext.FromAsync(record, db, keys, entry, reflections.AsksModel, cancel),
            [
                .. open.Where(w => w.Content is { Kind: WordsAheadKind.Question, State: WordsAheadState.Waiting })
                    .Select(w => w.Row.Id),
            ]
        );
    }

    private async Task SaveAsync(
        JournalDb db,
        WorkItem item,
        List<WordsAheadContent> drafts,
        IReadOnlyList<Guid> outdated,
        CancellationToken cancel
    )
    {
        if (
            await records.SealerAsync(db, item.PatientId, cancel) is not { } sealer
            || !await db.Entries.AnyAsync(e => e.Id == item.SubjectId, cancel)
        )
        {
            return;
        }
        if (drafts.Exists(d => d.Kind == WordsAheadKind.Question))
        {
            // A question that nobody has looked at yet gives way to one that knows the newest entry.
            await db.WordsAhead.Where(w => outdated.Contains(w.Id)).ExecuteDeleteAsync(cancel);
        }
        foreach (var draft in drafts)
        {
            var row = new WordsAhead { Id = RowId.New(clock), EntryId = item.SubjectId };
            sealer.Seal(row, draft);
            db.WordsAhead.Add(row);
        }
    }

    private WordsAheadContent Draft(ReflectionContent reflection) =>
        new(
            WordsAheadKind.Reflection,
            reflection.Text,
            Why: null,
            WordsAheadState.Waiting,
            reflection.WrittenBy,
            clock.NowStored()
        )
        {
            EntryNumber = reflection.EntryNumber,
            Trace = reflection.Trace,
        };

    private WordsAheadContent Draft(PromptView prompt) =>
        new(
            WordsAheadKind.Question,
            prompt.Content.Text,
            prompt.Content.Why,
            WordsAheadState.Waiting,
            prompt.Content.WrittenBy,
            clock.NowStored()
        )
        {
            GoalId = prompt.Content.GoalId,
            Shown = prompt.Content.Shown,
            AsksWhatHelped = prompt.Content.AsksWhatHelped,
            Trace = prompt.Content.Trace,
        };

    /// <param name="Prompt">What the next question may rest on.</param>
    /// <param name="Reflection">What the answer may rest on; null: there is one already, or none is wanted.</param>
    /// <param name="Outdated">Drafted questions that nobody has decided on.</param>
    private sealed record Drafting(PromptContext Prompt, ReflectionContext? Reflection, IReadOnlyList<Guid> Outdated);
}
