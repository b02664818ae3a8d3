using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Meaning;

/// <summary>Looks whether the model of meaning answers, and how far the vectors are by which entries are found by their meaning: how many the model of the settings has made, and how many still wait to be made anew.</summary>
/// <remarks>Of entries without any vector nothing is said: they may be private, or somebody has not agreed, and nothing readable tells.</remarks>
internal sealed class CheckMeaning(JournalStore store, AskEmbeddings embeddings) : ICheckUp
{
    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel)
    {
        if (embeddings.Problem is { } problem)
        {
            return [Warn($"Entries are found by their words alone until a setting is corrected. {problem}")];
        }
        if (embeddings.Model is not { } model)
        {
            return [Say("No embeddings are configured: entries are found by their words.")];
        }
        if (await embeddings.ProbeAsync(cancel) is { } reason)
        {
            return
            [
                Warn(
                    $"{model} at {embeddings.Host} does not answer as it should; entries are found by their words meanwhile. {AssistantFailures.Say(reason)}"
                ),
            ];
        }
        var key = model.Key;
        var (made, waiting) = await store.ReadAsync(
            async db =>
                (
                    await db.EntryEmbeddings.CountAsync(v => v.Model == key, cancel),
                    await db
                        .EntryEmbeddings.Where(v => v.Model != key)
                        .Where(v => !db.EntryEmbeddings.Any(o => o.EntryId == v.EntryId && o.Model == key))
                        .Select(v => v.EntryId)
                        .Distinct()
                        .CountAsync(cancel)
                ),
            cancel
        );
        return
        [
            Say(
                waiting == 0
                    ? $"{Counted.Of(made, "entry has", "entries have")} a vector of {model} at {embeddings.Host}."
                    : $"Vectors are being made anew by {model} at {embeddings.Host}: {made} of {made + waiting} entries. The earlier ones are used meanwhile."
            ),
        ];
    }

    private static Check Warn(string sentence) => new("meaning", CheckLight.Amber, sentence);

    private static Check Say(string sentence) => new("meaning", CheckLight.Green, sentence);
}
