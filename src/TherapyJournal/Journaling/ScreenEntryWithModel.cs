using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Step: has a model look for danger in an entry that the rules have screened. It can raise, and never lower, what they raised.</summary>
/// <remarks>
/// The rules' answer and alert were committed with the entry; nobody waits for this. A model that is silent is asked again, and in
/// the end given up where <c>doctor</c> shows it.
/// </remarks>
internal sealed class ScreenEntryWithModel(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    AskModel model,
    RaiseAlert alerts,
    TimeProvider clock
) : IWorkStep
{
    public string Name => nameof(ScreenEntryWithModel);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        if (!model.IsConfiguredFor(AssistantStep.ScreenEntry))
        {
            return StepResult.Nothing;
        }
        // Neither holds words: where no model may look, nothing is opened, and nobody reads that it was.
        if (
            !await store.ReadAsync(
                db => ScreenContext.IsAllowedAsync(db, records, keys, item.PatientId, cancel),
                cancel
            )
        )
        {
            return StepResult.Nothing;
        }
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.ScreenEntry,
            (record, db) => ScreenContext.FromAsync(record, db, keys, item.SubjectId, item.SubjectNumber, cancel),
            cancel
        );
        if (read is not ReadOutcome<ScreenContext?>.Open { Value: { } context })
        {
            return StepResult.Without(read);
        }
        var (found, silence) = await AskAsync(item.PatientId, context, cancel);
        if (found is null || found.Finding.Level <= context.Raised)
        {
            return silence?.LaterOrGivenUp(item, clock.Now()) ?? StepResult.Nothing;
        }
        var again = silence?.Due(clock.Now()) is { } due
            ? new WorkEvent(WorkEventKind.ScreenFellBack, item.PatientId, item.SubjectId, item.SubjectNumber, due)
            : null;
        return new StepResult.Done(
            db => SaveAsync(db, item.PatientId, context, found, cancel),
            again is null ? [] : [again]
        );
    }

    /// <returns>The gravest that was found, and why the model said nothing; each null where there is none.</returns>
    private async Task<(ModelFinding? Found, ModelSilence? Silence)> AskAsync(
        PatientId patient,
        ScreenContext context,
        CancellationToken cancel
    )
    {
        var request = context.Request(patient);
        // First: of what is left of the day's tokens the model's answer needs its share.
        var asking = model.RunAsync(AssistantStep.ScreenEntry, request, cancel);
        // It raises a concern at most, and so can add nothing where one stands.
        var moderating =
            context.Raised == RiskLevel.None
                ? model.ModerateAsync(AssistantStep.ScreenEntry, request, cancel)
                : Task.FromResult<ModerationOutcome?>(null);
        await Task.WhenAll(asking, moderating);
        var (byModel, silence) = await asking switch
        {
            ModelAnswer<ScreenReply>.Answered answered => (
                ModelFinding.Of(answered.Value, context.Entry.Content.Text, answered.Usage.Model),
                null
            ),
            ModelAnswer<ScreenReply>.Failed failed => ((ModelFinding?)null, ModelSilence.Of(failed.Reason)),
            _ => throw new InvalidOperationException("An outcome without a case."),
        };
        return (byModel ?? ModelFinding.Of(await moderating, Moderator.Model), silence);
    }

    /// <summary>Raises it for the version that was read. Whoever changed the entry meanwhile has had the new words screened.</summary>
    private async Task SaveAsync(
        JournalDb db,
        PatientId patient,
        ScreenContext context,
        ModelFinding found,
        CancellationToken cancel
    )
    {
        if (
            await PatientTurn.TakeAsync(db, patient, cancel) == 0
            || !await db.Entries.AnyAsync(
                e => e.Id == context.Entry.Id && e.PatientId == patient && e.Version == context.Entry.Version,
                cancel
            )
            || await records.SealerAsync(db, patient, cancel) is not { } sealer
        )
        {
            return;
        }
        await alerts.AddAsync(db, sealer, context.Standing, context.Words, found, cancel);
        // Results of other steps are saved in the same transaction, and ask the database what stands.
        await db.SaveChangesAsync(cancel);
    }
}
