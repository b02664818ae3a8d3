using Microsoft.EntityFrameworkCore;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Where an entry is quoted: in goals that were suggested because of it or of a later one, and in the history of goals that came of these.</summary>
/// <param name="Goals">The goals that quote it, as they read without.</param>
/// <param name="Kept">The suggestions that were decided on and quote it, as they read without; a rejected one of its own without any words.</param>
/// <param name="Withdrawn">Suggestions of later entries that quote it and wait: on what is left they would not have been made.</param>
internal sealed record GoalTraces(
    IReadOnlyDictionary<Guid, TherapyGoalContent> Goals,
    IReadOnlyDictionary<Guid, SuggestedGoalContent> Kept,
    IReadOnlyList<Guid> Withdrawn
)
{
    /// <param name="record">Opened by the door.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="keys">For the hash of what was rejected.</param>
    /// <param name="entry">Which entry.</param>
    /// <param name="isOfEntry">Whether a sentence stands in it, or once stood.</param>
    public static async Task<GoalTraces> ReadAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Guid entry,
        Func<string, bool> isOfEntry
    )
    {
        var rows = await db.SuggestedGoals.Where(s => s.PatientId == record.Patient).ToListAsync();
        var suggestions = record.OpenAll(rows, record.Open);
        var own = rows.Where(s => s.EntryId == entry).Select(s => s.Id).ToHashSet();
        var quoting = suggestions
            .Where(s => !own.Contains(s.Row.Id) && s.Content.Shown.Contains(entry) && s.Content.Evidence.Any(isOfEntry))
            .ToList();
        var quotingIds = quoting.Select(s => s.Row.Id).ToHashSet();
        var goals = own.Count + quoting.Count == 0 ? [] : await ReadGoals.FromAsync(record, db);
        var kept = quoting
            .Where(s => s.Content.State != SuggestedGoalState.Waiting)
            .ToDictionary(
                s => s.Row.Id,
                s => s.Content with { Evidence = [.. s.Content.Evidence.Where(e => !isOfEntry(e))] }
            );
        foreach (var (row, content) in suggestions.Where(s => own.Contains(s.Row.Id)))
        {
            if (content.State == SuggestedGoalState.Rejected)
            {
                kept[row.Id] = ForgottenGoal.Of(content, record.Patient, keys);
            }
        }
        return new GoalTraces(
            goals
                .Where(g => g.Content.History.Any(h => Names(own, h) || Names(quotingIds, h)))
                .ToDictionary(g => g.Id, g => g.Content with { History = [.. g.Content.History.Select(Without)] }),
            kept,
            [.. quoting.Where(s => s.Content.State == SuggestedGoalState.Waiting).Select(s => s.Row.Id)]
        );

        GoalEvent Without(GoalEvent happened) =>
            Names(own, happened) ? happened with { Evidence = null }
            : Names(quotingIds, happened) ? happened with { Evidence = Left(happened.Evidence ?? []) }
            : happened;

        IReadOnlyList<string>? Left(IReadOnlyList<string> evidence) =>
            evidence.Where(e => !isOfEntry(e)).ToList() is { Count: > 0 } left ? left : null;
    }

    /// <summary>Removes its quotations, and every suggestion that was made because of it and not rejected.</summary>
    public async Task RemoveAsync(JournalDb db, PatientSealer sealer, Guid entry, CancellationToken cancel)
    {
        foreach (var (id, content) in Goals)
        {
            sealer.Seal(await db.Goals.FirstAsync(g => g.Id == id, cancel), content);
        }
        foreach (var (id, content) in Kept)
        {
            sealer.Seal(await db.SuggestedGoals.FirstAsync(s => s.Id == id, cancel), content);
        }
        var kept = Kept.Keys.ToList();
        await db
            .SuggestedGoals.Where(s => Withdrawn.Contains(s.Id) || (s.EntryId == entry && !kept.Contains(s.Id)))
            .ExecuteDeleteAsync(cancel);
    }

    private static bool Names(HashSet<Guid> suggestions, GoalEvent happened) =>
        happened.SuggestedGoalId is { } id && suggestions.Contains(id);
}
