using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Insight.Meaning;

/// <summary>Step: has what a patient wrote turned into vectors, where they agreed to that; some entries at a time, the newest first, until none is left.</summary>
/// <remarks>
/// It looks at what is missing and not at what happened, so that it may run twice, be broken off anywhere, and make up for a night without the
/// service. Vectors of another model stay until all are made by this one, so that a question is asked of both meanwhile.
/// What is private is never sent. Whoever takes their agreement back has no vectors any more.
/// </remarks>
internal sealed class EmbedEntries(
    JournalStore store,
    PatientRecords records,
    AskEmbeddings embeddings,
    Keys keys,
    TimeProvider clock
) : IWorkStep
{
    public string Name => nameof(EmbedEntries);

    public async Task<StepResult> RunAsync(WorkItem item, CancellationToken cancel)
    {
        // Both before the record is opened: of whoever has not agreed, or lacks nothing, nothing is looked at.
        if (!await MayBeMadeAsync(item.PatientId, cancel))
        {
            return new StepResult.Done(db => RemoveAsync(db, item.PatientId, but: null, cancel));
        }
        if (embeddings.Model is not { } model)
        {
            return StepResult.Nothing;
        }
        var without = await store.ReadAsync(
            db => Without(db, item.PatientId, model).Select(e => e.Id).ToListAsync(cancel),
            cancel
        );
        if (without.Count == 0)
        {
            return new StepResult.Done(db => RemoveAsync(db, item.PatientId, model, cancel));
        }
        var read = await records.ReadAsync(
            new Reader.Assistant(Name),
            item.PatientId,
            Purpose.EmbedEntries,
            (record, db) => MissingAsync(record, db, without, cancel),
            cancel
        );
        if (read is not ReadOutcome<MissingVectors>.Open { Value: var missing })
        {
            return StepResult.Without(read);
        }
        return missing switch
        {
            { Entries: [] } => new StepResult.Done(db => RemoveAsync(db, item.PatientId, model, cancel)),
            { Names: { } names } => await EmbedAsync(item, model, missing, names, cancel),
            _ => ModelSilence.KeptBack.LaterOrGivenUp(item, clock.Now()),
        };
    }

    private async Task<bool> MayBeMadeAsync(PatientId patient, CancellationToken cancel) =>
        await records.StandingAsync(patient, cancel)
            is not StandingOutcome.Known { Standing.AllowsModelAnswers: false };

    private async Task<StepResult> EmbedAsync(
        WorkItem item,
        EmbeddingModel model,
        MissingVectors missing,
        KnownNames names,
        CancellationToken cancel
    )
    {
        var passages = missing.Entries.SelectMany(e => e.Passages.Select(p => new TextToEmbed(p, e.Id))).ToList();
        var outcome = await embeddings.RunAsync(
            item.PatientId,
            AskEmbeddings.OfEntries,
            model,
            passages,
            names,
            cancel
        );
        if (outcome is not EmbeddingOutcome.Embedded { Vectors: var vectors })
        {
            return ModelSilence.Of(((EmbeddingOutcome.Failed)outcome).Reason).LaterOrGivenUp(item, clock.Now());
        }
        var made = passages.Zip(vectors).ToLookup(p => p.First.EntryId, p => p.Second);
        return new StepResult.Done(
            async db =>
            {
                await SaveAsync(db, item.PatientId, model, missing.Entries, made, cancel);
                if (missing.IsAll)
                {
                    await RemoveAsync(db, item.PatientId, model, cancel);
                }
            },
            missing.IsAll ? [] : [VectorLane.Missing(item.PatientId)]
        );
    }

    private async Task<MissingVectors> MissingAsync(
        OpenRecord record,
        JournalDb db,
        IReadOnlyList<Guid> without,
        CancellationToken cancel
    )
    {
        var found = new List<EntryToEmbed>();
        var passagesFound = 0;
        foreach (var id in without.TakeWhile(_ => passagesFound < AskEmbeddings.MostTexts))
        {
            var rows = await db.Entries.Where(e => e.Id == id && e.PatientId == record.Patient).ToListAsync(cancel);
            // One that does not open leaves the others to be found.
            if (
                record.OpenAll(rows, record.Open) is [(var row, { IsPrivate: false, Text: var text })]
                && EntryPassages.Of(text) is { Count: > 0 } passages
            )
            {
                found.Add(new EntryToEmbed(id, row.Version, passages));
                passagesFound += passages.Count;
            }
        }
        var mayLeave = found.Count > 0 && (await AiPolicy.FromAsync(db, keys, cancel)).IsKnown;
        return new MissingVectors(
            mayLeave ? await ReadNames.FromAsync(record, db, keys, cancel) : null,
            found,
            IsAll: passagesFound < AskEmbeddings.MostTexts
        );
    }

    /// <summary>The entries of which this model has made no vector, the newest first.</summary>
    internal static IQueryable<JournalEntry> Without(JournalDb db, PatientId patient, EmbeddingModel model)
    {
        var key = model.Key;
        return db
            .Entries.Where(e => e.PatientId == patient)
            .Where(e => !db.EntryEmbeddings.Any(v => v.EntryId == e.Id && v.Model == key))
            .OrderByDescending(e => e.RecordedAt);
    }

    // Edited, made private or taken back meanwhile: what was made of the old words is dropped.
    private async Task SaveAsync(
        JournalDb db,
        PatientId patient,
        EmbeddingModel model,
        IReadOnlyList<EntryToEmbed> entries,
        ILookup<Guid?, float[]> made,
        CancellationToken cancel
    )
    {
        if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
        {
            return;
        }
        var key = model.Key;
        var ids = entries.Select(e => e.Id).ToList();
        var now = await db
            .Entries.Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.Version })
            .ToDictionaryAsync(e => e.Id, e => e.Version, cancel);
        var there = await db
            .EntryEmbeddings.Where(v => ids.Contains(v.EntryId) && v.Model == key)
            .Select(v => v.EntryId)
            .ToListAsync(cancel);
        foreach (var entry in entries.Where(e => now.GetValueOrDefault(e.Id) == e.Version && !there.Contains(e.Id)))
        {
            var row = new EntryEmbedding
            {
                Id = RowId.New(clock),
                EntryId = entry.Id,
                Model = key,
            };
            sealer.Seal(row, EntryEmbeddingContent.Of([.. made[entry.Id]]));
            db.EntryEmbeddings.Add(row);
        }
    }

    private static Task RemoveAsync(JournalDb db, PatientId patient, EmbeddingModel? but, CancellationToken cancel)
    {
        var kept = but?.Key ?? "";
        return db.EntryEmbeddings.Where(v => v.PatientId == patient && v.Model != kept).ExecuteDeleteAsync(cancel);
    }

    /// <param name="Names">Null: they do not open, or nobody knows what the practice wants, so nothing may leave.</param>
    /// <param name="Entries">As many as are sent together.</param>
    /// <param name="IsAll">Whether none is left after them.</param>
    private sealed record MissingVectors(KnownNames? Names, IReadOnlyList<EntryToEmbed> Entries, bool IsAll);

    private sealed record EntryToEmbed(Guid Id, int Version, IReadOnlyList<string> Passages);
}
