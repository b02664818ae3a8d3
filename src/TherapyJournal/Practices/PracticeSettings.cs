using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>The practice's own settings and policies.</summary>
public sealed class PracticeSettings(JournalStore store, Keys keys)
{
    private const int Longest = 500;

    /// <summary>The keys that <see cref="SetAsync"/> knows.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "name",
        "patient-label",
        "reading-times",
        "ai-to-patient",
        "infer-mood",
        "model-screen",
        "nudge-text",
        "share-summaries",
    ];

    /// <summary>What is set.</summary>
    /// <exception cref="DamagedRowException">The practice's row was changed or removed outside the program.</exception>
    public Task<PracticeContent> ReadAsync(CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
                keys.Open(
                    await db.Practices.OrderBy(p => p.Id).FirstOrDefaultAsync(cancel)
                        ?? throw new DamagedRowException("practice", Guid.Empty)
                ),
            cancel
        );

    /// <summary>What stays of a patient who is erased; null: nothing, or the practice's row does not open, so that nobody can say.</summary>
    public Task<KeepingPolicy?> KeepingAsync(CancellationToken cancel) =>
        store.ReadAsync(async db => (await ReadPractice.OrNullAsync(db, keys, cancel))?.Keeping, cancel);

    /// <summary>After how long the practice erases by itself; null: never, or nobody can say.</summary>
    internal Task<RetentionPolicy?> RetentionAsync(CancellationToken cancel) =>
        store.ReadAsync(async db => (await ReadPractice.OrNullAsync(db, keys, cancel))?.Retention, cancel);

    /// <summary>Sets one value.</summary>
    public async Task<SetPracticeOutcome> SetAsync(string key, string value, CancellationToken cancel)
    {
        var clean = PersonName.Clean(value);
        if (clean.Length > Longest)
        {
            return new SetPracticeOutcome.Unusable("A setting of the practice has at most 500 characters.");
        }
        if (AiPolicyWords.Problem(key, clean) is { } problem)
        {
            return new SetPracticeOutcome.Unusable(problem);
        }
        Func<PracticeContent, PracticeContent>? change = key.ToLowerInvariant() switch
        {
            "name" => p => p with { Name = clean },
            "patient-label" => p => p with { PatientLabel = clean.Length == 0 ? "patient" : clean },
            "reading-times" => p => p with { ReadingTimes = clean },
            "ai-to-patient" => p => p with { AiToPatient = AiPolicyWords.ToPatient[clean.ToLowerInvariant()] },
            "infer-mood" => p => p with { InferMood = AiPolicyWords.OnOff[clean.ToLowerInvariant()] },
            "model-screen" => p => p with { ScreensByRulesAlone = !AiPolicyWords.OnOff[clean.ToLowerInvariant()] },
            "nudge-text" => p => p with { NudgesWithText = AiPolicyWords.OnOff[clean.ToLowerInvariant()] },
            "share-summaries" => p => p with { SharesSummaries = AiPolicyWords.OnOff[clean.ToLowerInvariant()] },
            _ => null,
        };
        return change is null
            ? new SetPracticeOutcome.Unusable($"There is no setting '{key}'. There are: {string.Join(", ", Known)}.")
            : new SetPracticeOutcome.Changed(await ChangeAsync(change, cancel));
    }

    /// <summary>Changes what stands now, in one transaction.</summary>
    internal Task<PracticeContent> ChangeAsync(
        Func<PracticeContent, PracticeContent> change,
        CancellationToken cancel
    ) =>
        store.TransactAsync(
            async db =>
            {
                var row = await db.Practices.OrderBy(p => p.Id).FirstAsync(cancel);
                var after = change(keys.Open(row));
                keys.Seal(row, after);
                return after;
            },
            cancel
        );
}

/// <summary>What setting a value came to.</summary>
public abstract record SetPracticeOutcome
{
    private SetPracticeOutcome() { }

    public sealed record Changed(PracticeContent Practice) : SetPracticeOutcome;

    public sealed record Unusable(string Sentence) : SetPracticeOutcome;
}
