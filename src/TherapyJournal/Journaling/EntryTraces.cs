using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.Journaling;

/// <summary>Where an entry left traces that no column names: in words whose writer was shown it beside others, and where it is quoted.</summary>
/// <param name="Goals">Where goals quote it.</param>
/// <param name="Summaries">Where it may stand in summaries of later entries.</param>
/// <param name="Prompts">Questions whose writer was shown it, or one line of it where nobody has answered.</param>
/// <param name="Ahead">Words written ahead whose writer was shown it, or one line of it where nobody has read them.</param>
/// <param name="Answers">Answers to it that a therapist approved and that are owed to the patient.</param>
/// <param name="Seen">The rows that this was read from, with their versions.</param>
internal sealed record EntryTraces(
    GoalTraces Goals,
    SummaryTraces Summaries,
    IReadOnlyList<Guid> Prompts,
    IReadOnlyList<Guid> Ahead,
    IReadOnlyList<Guid> Answers,
    IReadOnlyDictionary<Guid, int> Seen
)
{
    public static async Task<EntryTraces> ReadAsync(
        OpenRecord record,
        JournalDb db,
        Keys keys,
        Guid entry,
        CancellationToken cancel
    )
    {
        // First, so that what changes while the rest is read shows later.
        var seen = await SeenAsync(db, record.Patient);
        var summaries = await SummaryTraces.ReadAsync(record, db, entry, cancel);
        // A line of a summary that goes may hold words of the entry as well.
        List<Guid> lines = [entry, .. summaries.Withdrawn.Select(s => s.EntryId)];
        var ahead = record.OpenAll(
            await db.WordsAhead.Where(w => w.PatientId == record.Patient).ToListAsync(cancel),
            record.Open
        );
        var owed = await db
            .Outbox.Where(m => m.PatientId == record.Patient && m.SubjectId == entry)
            .ToListAsync(cancel);
        return new EntryTraces(
            await GoalTraces.ReadAsync(record, db, keys, entry, cancel),
            summaries,
            await PromptsAsync(record, db, entry, lines),
            [
                .. ahead
                    .Where(w =>
                        w.Content.Shown.Contains(entry)
                        || (w.Row.ClosedAt is null && w.Content.SoFar.Intersect(lines).Any())
                    )
                    .Select(w => w.Row.Id),
            ],
            [
                .. record
                    .OpenAll(owed, record.Open)
                    .Where(m => m.Content.Kind == ReviewWords.ReflectionMessage)
                    .Select(m => m.Row.Id),
            ],
            seen
        );
    }

    /// <summary>Whether everything is still as it was read: nobody decided on a suggestion, changed a goal, or wrote a summary or a question.</summary>
    public async Task<bool> StillStandAsync(JournalDb db, PatientId patient)
    {
        var now = await SeenAsync(db, patient);
        return now.Count == Seen.Count
            && now.All(row => Seen.TryGetValue(row.Key, out var version) && version == row.Value);
    }

    /// <summary>Removes summary, reflection, notifications, suggestions and questions that rest on the entry; quotations of it go from what stays.</summary>
    /// <remarks>Summaries that may hold words of it are queued, to be written anew without it.</remarks>
    public async Task RemoveAsync(
        JournalDb db,
        PatientSealer sealer,
        WorkQueue queue,
        Guid entry,
        CancellationToken cancel
    )
    {
        await Goals.RemoveAsync(db, sealer, entry, cancel);
        await Summaries.RemoveAsync(db, sealer, queue, cancel);
        await db.Summaries.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.EntryEmbeddings.Where(v => v.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Reflections.Where(r => r.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Notifications.Where(n => n.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Nudges.Where(n => n.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.WordsAhead.Where(w => w.EntryId == entry || Ahead.Contains(w.Id)).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(m => Answers.Contains(m.Id)).ExecuteDeleteAsync(cancel);
        await db.Prompts.Where(p => p.BasedOnEntryId == entry || Prompts.Contains(p.Id)).ExecuteDeleteAsync(cancel);
    }

    private static async Task<IReadOnlyList<Guid>> PromptsAsync(
        OpenRecord record,
        JournalDb db,
        Guid entry,
        IReadOnlyCollection<Guid> lines
    )
    {
        var rows = await db.Prompts.Where(p => p.PatientId == record.Patient).ToListAsync();
        var prompts = record.OpenAll(rows, record.Open);
        var inShort = prompts.Where(p => p.Content.SoFar.Intersect(lines).Any()).Select(p => p.Row.Id).ToList();
        var answered = await db
            .Entries.Where(e => e.PromptId != null && inShort.Contains(e.PromptId.Value))
            .Select(e => e.PromptId)
            .ToListAsync();
        return
        [
            .. prompts.Where(p => p.Content.Shown.Contains(entry)).Select(p => p.Row.Id),
            .. inShort.Where(id => !answered.Contains(id)),
        ];
    }

    private static Task<Dictionary<Guid, int>> SeenAsync(JournalDb db, PatientId patient) =>
        db
            .SuggestedGoals.Where(s => s.PatientId == patient)
            .Select(s => new { s.Id, s.Version })
            .Concat(db.Goals.Where(g => g.PatientId == patient).Select(g => new { g.Id, g.Version }))
            .Concat(db.Summaries.Where(s => s.PatientId == patient).Select(s => new { s.Id, s.Version }))
            .Concat(db.WordsAhead.Where(w => w.PatientId == patient).Select(w => new { w.Id, w.Version }))
            .Concat(db.Prompts.Where(p => p.PatientId == patient).Select(p => new { p.Id, p.Version }))
            .ToDictionaryAsync(row => row.Id, row => row.Version);
}
