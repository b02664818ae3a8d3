using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants.Bank;
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
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<GoalTraces> ReadAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Guid entry,
        CancellationToken cancel
    )
    {
        var rows = await db.SuggestedGoals.Where(s => s.PatientId == record.Patient).ToListAsync(cancel);
        var suggestions = record.OpenAll(rows, record.Open);
        var own = rows.Where(s => s.EntryId == entry).Select(s => s.Id).ToHashSet();
        var itself = await EntryTexts.ReadAsync(record, db, [entry], cancel);
        var similar = suggestions
            .Where(s => !own.Contains(s.Row.Id) && MayQuote(s.Content, entry))
            .Where(s => s.Content.Evidence.Any(e => itself.HasSentence(entry, e)))
            .ToList();
        var others = await EntryTexts.ReadAsync(record, db, [.. similar.Select(s => s.Row.EntryId)], cancel);
        var quoting = similar.Where(s => s.Content.Evidence.Any(e => IsOfIt(e, s.Row.EntryId))).ToList();
        var quotingOf = quoting.ToDictionary(s => s.Row.Id, s => s.Row.EntryId);
        var goals = own.Count + quoting.Count == 0 ? [] : await ReadGoals.FromAsync(record, db);
        var kept = quoting
            .Where(s => s.Content.State != SuggestedGoalState.Waiting)
            .ToDictionary(
                s => s.Row.Id,
                s => s.Content with { Evidence = [.. s.Content.Evidence.Where(e => !IsOfIt(e, s.Row.EntryId))] }
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
                .Select(g => (g.Id, g.Content, Without: g.Content.History.Select(Without).ToList()))
                .Where(g => !g.Without.SequenceEqual(g.Content.History))
                .ToDictionary(g => g.Id, g => g.Content with { History = g.Without }),
            kept,
            [.. quoting.Where(s => s.Content.State == SuggestedGoalState.Waiting).Select(s => s.Row.Id)]
        );

        // A sentence that stands in the suggestion's own entry too is that entry's, and stays.
        bool IsOfIt(string quotation, Guid ownEntry) =>
            itself.HasSentence(entry, quotation) && !others.HasSentence(ownEntry, quotation);

        GoalEvent Without(GoalEvent happened) =>
            happened is not { SuggestedGoalId: { } suggestion, Evidence: { } evidence } ? happened
            : own.Contains(suggestion) ? happened with { Evidence = null }
            : quotingOf.TryGetValue(suggestion, out var ownEntry)
                ? happened with
                {
                    Evidence = Left(evidence, ownEntry),
                }
            : happened;

        IReadOnlyList<string>? Left(IReadOnlyList<string> evidence, Guid ownEntry) =>
            evidence.Where(e => !IsOfIt(e, ownEntry)).ToList() is { Count: > 0 } left ? left : null;
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

    /// <summary>Whether its writer may have been shown the entry: those that a model wrote at first do not say what it was shown.</summary>
    private static bool MayQuote(SuggestedGoalContent suggestion, Guid entry) =>
        suggestion.Shown.Contains(entry)
        || (suggestion.Shown.Count == 0 && suggestion.WrittenBy != QuestionBank.WrittenBy);
}
