using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Assistants;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Step: answers an entry with a short reflection, heard and not analysed. An entry that raised an alert has its fixed words, and while an urgent one stands there is none at all.</summary>
internal sealed class ReflectOnEntry(
    PatientRecords records,
    Keys keys,
    WriteReflection write,
    Assistant model,
    TimeProvider clock
) : IWorkStep
{
    public string Name => nameof(ReflectOnEntry);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.ReflectOnEntry,
            (record, db) => ReadAsync(record, db, item.SubjectId, cancel),
            cancel
        );
        if (read is not ReadOutcome<ReflectionContext?>.Open { Value: { } context })
        {
            return StepResult.Without(read);
        }
        var content = await write.RunAsync(item.PatientId, context, cancel);
        var row = new Reflection { Id = RowId.New(clock), EntryId = item.SubjectId };
        return new StepResult.Done(
            async db =>
            {
                // A model may have found danger in the entry while this was written, or does at this moment: then fixed words answer it.
                if (model.IsConfiguredFor(AssistantStep.ScreenEntry))
                {
                    await PatientTurn.TakeAsync(db, item.PatientId, cancel);
                }
                if (
                    await records.SealerAsync(db, item.PatientId, cancel) is { } sealer
                    && !await db.Alerts.AnyAsync(
                        a => a.PatientId == item.PatientId && a.EntryId == item.SubjectId,
                        cancel
                    )
                )
                {
                    row.Version = 0;
                    sealer.Seal(row, content);
                    db.Reflections.Add(row);
                }
            },
            Written(item, context.Entry)
        );
    }

    // At a terminal somebody waits and reads it there.
    private static WorkEvent[] Written(WorkItem item, EntryView entry) =>
        entry.Content.Source == NewEntry.AtTerminal
            ? []
            :
            [
                new WorkEvent(WorkEventKind.ReflectionWritten, item.PatientId, item.SubjectId)
                {
                    Lane = AnswerLane.Of(item.PatientId),
                },
            ];

    /// <returns>Null when there is nothing to answer, or it was answered before.</returns>
    private async Task<ReflectionContext?> ReadAsync(
        OpenRecord record,
        JournalDb db,
        Guid entry,
        CancellationToken cancel
    ) =>
        await db.Reflections.AnyAsync(r => r.EntryId == entry, cancel)
            ? null
            : await ReflectionContext.FromAsync(record, db, keys, entry, write.AsksModel, cancel);
}

/// <summary>Reads what was said to the patient about an entry.</summary>
public sealed class ReadReflection(JournalStore store, PatientRecords records)
{
    /// <summary>Whether something was said already. Nothing is opened.</summary>
    public Task<bool> IsThereAsync(PatientId patient, Guid entry, CancellationToken cancel) =>
        store.ReadAsync(
            db => db.Reflections.AnyAsync(r => r.EntryId == entry && r.PatientId == patient, cancel),
            cancel
        );

    /// <summary>The reflection; the value is null when there is none (yet), and where fixed words stand in its place.</summary>
    public Task<ReadOutcome<ReflectionContent?>> RunAsync(PatientId patient, Guid entry, CancellationToken cancel) =>
        records.ReadAsync(
            new Reader.Patient(patient),
            patient,
            Purpose.Session,
            async (record, db) =>
                await db.Reflections.FirstOrDefaultAsync(r => r.EntryId == entry && r.PatientId == patient, cancel)
                    is { } row
                && !await ReadAlerts.HoldsFixedWordsAsync(record, db, entry)
                    ? record.Open(row)
                    : null,
            cancel
        );
}
