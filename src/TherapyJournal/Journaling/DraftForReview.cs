using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Step: where a practice wants to approve a model's words first, drafts the answer to an entry and the next question for review. Meanwhile the question bank's words go out.</summary>
/// <remarks>Where a model did not answer and may later, what is missing is tried again; what was drafted is kept.</remarks>
internal sealed class DraftForReview(
    PatientRecords records,
    Keys keys,
    AskModel model,
    WritePrompt prompts,
    WriteReflection reflections,
    WorkQueue queue,
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
            (record, db) =>
                DraftContext.FromAsync(record, db, keys, item.SubjectId, clock.Now(), reflections.AsksModel, cancel),
            cancel
        );
        if (read is not ReadOutcome<DraftContext?>.Open { Value: { } drafting })
        {
            return StepResult.Without(read);
        }
        var (drafts, missing) = await WriteAsync(item.PatientId, drafting, cancel);
        return missing?.Due(clock.Now()) is not { } again
                ? new StepResult.Done(db => SaveAsync(db, item, drafts, drafting, cancel))
            : drafts.Count == 0 ? missing.Later(item, clock.Now())
            : new StepResult.Done(
                db => SaveAsync(db, item, drafts, drafting, cancel),
                new WorkEvent(WorkEventKind.WordsMayBeDrafted, item.PatientId, item.SubjectId, drafting.Number, again)
            );
    }

    /// <returns>What was drafted, and why something is missing that a model may write later; null: nothing is.</returns>
    private async Task<(List<WordsAheadContent> Drafts, ModelSilence? Missing)> WriteAsync(
        PatientId patient,
        DraftContext drafting,
        CancellationToken cancel
    )
    {
        var drafts = new List<WordsAheadContent>();
        ModelSilence? missing = null;
        if (drafting.Reflection is { } context)
        {
            var (reflection, failed) = await reflections.ByModelAsync(patient, context, cancel);
            missing = failed;
            if (reflection is not null)
            {
                drafts.Add(Draft(reflection));
            }
        }
        if (drafting.WantsQuestion)
        {
            var (prompt, failed) = await prompts.ByModelAsync(patient, drafting.Prompt, PromptWish.Any, cancel);
            missing = missing is { Again: not AskAgain.Never } ? missing : failed;
            if (prompt is not null)
            {
                drafts.Add(Draft(prompt, drafting.Number));
            }
        }
        return (drafts, missing);
    }

    private async Task SaveAsync(
        JournalDb db,
        WorkItem item,
        List<WordsAheadContent> drafts,
        DraftContext drafting,
        CancellationToken cancel
    )
    {
        await PatientTurn.TakeAsync(db, item.PatientId, cancel);
        if (
            await records.SealerAsync(db, item.PatientId, cancel) is not { } sealer
            || !await db.Entries.AnyAsync(e => e.Id == item.SubjectId, cancel)
        )
        {
            return;
        }
        if (drafts.Count > 0 && !await drafting.StillStandsAsync(db, item.PatientId, item.SubjectId, cancel))
        {
            // The other run may have written all that was wanted, or only some of it: that is seen by looking again.
            await queue.AddAsync(
                db,
                new WorkEvent(WorkEventKind.WordsMayBeDrafted, item.PatientId, item.SubjectId, drafting.Number)
            );
            return;
        }
        if (drafts.Exists(d => d.Kind == WordsAheadKind.Question))
        {
            // A question that nobody has decided on by now gives way to one that knows the newest entry.
            foreach (var (id, version) in drafting.Outdated)
            {
                await db.WordsAhead.Where(w => w.Id == id && w.Version == version).ExecuteDeleteAsync(cancel);
            }
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

    private WordsAheadContent Draft(PromptView prompt, int number) =>
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
            SoFar = prompt.Content.SoFar,
            EntryNumber = number,
            AsksWhatHelped = prompt.Content.AsksWhatHelped,
            Trace = prompt.Content.Trace,
        };
}
