using Microsoft.EntityFrameworkCore;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Where an entry left traces that no column names: in questions whose writer was shown it, and in the history of goals that quote it.</summary>
/// <param name="Suggestions">The goals that were suggested because of it, with the versions that were read.</param>
/// <param name="Goals">Goals that came of these.</param>
/// <param name="Prompts">Questions whose writer was shown it.</param>
/// <param name="Ahead">Words written ahead whose writer was shown it.</param>
/// <param name="Answers">Answers to it that a therapist approved and that are owed to the patient.</param>
internal sealed record EntryTraces(
    IReadOnlyDictionary<Guid, int> Suggestions,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<Guid> Prompts,
    IReadOnlyList<Guid> Ahead,
    IReadOnlyList<Guid> Answers
)
{
    public static async Task<EntryTraces> ReadAsync(OpenRecord record, JournalDb db, Guid entry)
    {
        var suggestions = await SuggestionsAsync(db, entry);
        var goals = suggestions.Count == 0 ? [] : await ReadGoals.FromAsync(record, db);
        var ahead = await db.WordsAhead.Where(w => w.PatientId == record.Patient).ToListAsync();
        var owed = await db.Outbox.Where(m => m.PatientId == record.Patient && m.SubjectId == entry).ToListAsync();
        var prompts = await db.Prompts.Where(p => p.PatientId == record.Patient).ToListAsync();
        return new EntryTraces(
            suggestions,
            [.. goals.Where(g => g.Content.History.Any(h => IsOneOf(suggestions, h)))],
            [.. record.OpenAll(prompts, record.Open).Where(p => p.Content.Shown.Contains(entry)).Select(p => p.Row.Id)],
            [.. record.OpenAll(ahead, record.Open).Where(w => w.Content.Shown.Contains(entry)).Select(w => w.Row.Id)],
            [
                .. record
                    .OpenAll(owed, record.Open)
                    .Where(m => m.Content.Kind == ReviewWords.ReflectionMessage)
                    .Select(m => m.Row.Id),
            ]
        );
    }

    /// <summary>Whether nobody accepted a suggestion or changed a goal since this was read.</summary>
    public async Task<bool> StillStandAsync(JournalDb db, Guid entry, CancellationToken cancel)
    {
        var now = await SuggestionsAsync(db, entry);
        var ids = Goals.Select(g => g.Id).ToList();
        var goals = await db.Goals.Where(g => ids.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Version, cancel);
        return now.Count == Suggestions.Count
            && now.All(s => Suggestions.TryGetValue(s.Key, out var version) && version == s.Value)
            && Goals.All(g => goals.TryGetValue(g.Id, out var version) && version == g.Version);
    }

    /// <summary>Removes summary, reflection, notifications, suggestions and questions that rest on the entry; quotations go from goals.</summary>
    public async Task RemoveAsync(JournalDb db, PatientSealer sealer, Guid entry, CancellationToken cancel)
    {
        foreach (var goal in Goals)
        {
            sealer.Seal(await db.Goals.FirstAsync(g => g.Id == goal.Id, cancel), WithoutEvidence(goal.Content));
        }
        await db.Summaries.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Reflections.Where(r => r.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Notifications.Where(n => n.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.SuggestedGoals.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.WordsAhead.Where(w => w.EntryId == entry || Ahead.Contains(w.Id)).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(m => Answers.Contains(m.Id)).ExecuteDeleteAsync(cancel);
        await db.Prompts.Where(p => p.BasedOnEntryId == entry || Prompts.Contains(p.Id)).ExecuteDeleteAsync(cancel);
    }

    private TherapyGoalContent WithoutEvidence(TherapyGoalContent goal) =>
        goal with
        {
            History = [.. goal.History.Select(h => IsOneOf(Suggestions, h) ? h with { Evidence = null } : h)],
        };

    private static bool IsOneOf(IReadOnlyDictionary<Guid, int> suggestions, GoalEvent happened) =>
        happened.SuggestedGoalId is { } id && suggestions.ContainsKey(id);

    private static Task<Dictionary<Guid, int>> SuggestionsAsync(JournalDb db, Guid entry) =>
        db.SuggestedGoals.Where(s => s.EntryId == entry).ToDictionaryAsync(s => s.Id, s => s.Version);
}
