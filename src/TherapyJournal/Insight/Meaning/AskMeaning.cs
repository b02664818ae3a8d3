using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Meaning;

/// <summary>Has a therapist's question turned into a vector by each model that has made some of the patient's entries, so that it is compared with all of them.</summary>
internal sealed class AskMeaning(PatientRecords records, AskEmbeddings embeddings, Keys keys)
{
    // While a journal is made anew there are two; more are left over from a change that was never finished.
    private const int MostModels = 2;

    /// <summary>Asks, where the therapist may read the patient and the patient agreed to it. Faults leave the words alone, and say so.</summary>
    public async Task<AskedMeaning> OfAsync(
        Reader.Therapist therapist,
        PatientId patient,
        string question,
        CancellationToken cancel
    )
    {
        if (
            embeddings.Model is not { } usual
            || await records.StandingAsync(patient, cancel)
                is not StandingOutcome.Known { Standing.AllowsModelAnswers: true }
        )
        {
            return AskedMeaning.None;
        }
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.EmbedEntries,
            (record, db) => ReadAsync(record, db, usual, cancel),
            cancel
        );
        if (read is not ReadOutcome<Ground>.Open { Value: { Names: { } names, Models: { Count: > 0 } models } })
        {
            return AskedMeaning.None;
        }
        var asked = await Task.WhenAll(models.Select(model => AskAsync(patient, model, question, names, cancel)));
        return new AskedMeaning([
            .. models
                .Zip(asked)
                .Where(a => a.Second is EmbeddingOutcome.Embedded)
                .Select(a => (a.First.Key, (ReadOnlyMemory<float>)((EmbeddingOutcome.Embedded)a.Second).Vectors[0])),
        ])
        {
            Failed = asked[0] is EmbeddingOutcome.Failed { Reason: var reason }
                ? $"Looked for the words alone, not for what means the same. {AssistantFailures.Say(reason)}"
                : null,
        };
    }

    private Task<EmbeddingOutcome> AskAsync(
        PatientId patient,
        EmbeddingModel model,
        string question,
        KnownNames names,
        CancellationToken cancel
    ) =>
        embeddings.RunAsync(
            patient,
            AskEmbeddings.OfQuestion,
            model,
            [new TextToEmbed(question, EntryId: null)],
            names,
            cancel
        );

    private async Task<Ground> ReadAsync(
        OpenRecord record,
        JournalDb db,
        EmbeddingModel usual,
        CancellationToken cancel
    )
    {
        var made = await db
            .EntryEmbeddings.Where(v => v.PatientId == record.Patient)
            .Select(v => v.Model)
            .Distinct()
            .ToListAsync(cancel);
        IReadOnlyList<EmbeddingModel> models =
        [
            .. made.OrderByDescending(key => key == usual.Key)
                .ThenBy(key => key, StringComparer.Ordinal)
                .Select(EmbeddingModel.OfKey)
                .OfType<EmbeddingModel>()
                .Take(MostModels),
        ];
        var mayLeave = models.Count > 0 && (await AiPolicy.FromAsync(db, keys, cancel)).IsKnown;
        return new Ground(mayLeave ? await ReadNames.FromAsync(record, db, keys, cancel) : null, models);
    }

    /// <param name="Names">Null: they do not open, or nobody knows what the practice wants, so nothing may leave.</param>
    /// <param name="Models">Those that have made some of the entries, that of the settings first.</param>
    private sealed record Ground(KnownNames? Names, IReadOnlyList<EmbeddingModel> Models);
}
