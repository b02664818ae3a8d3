using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.Journaling;

/// <summary>Where an entry left traces that no column names: in words whose writer was shown it beside others, and where it is quoted.</summary>
/// <param name="Goals">Where goals quote it.</param>
/// <param name="Summaries">Summaries of later entries whose writer was shown it, as they read without what may rest on it.</param>
/// <param name="Prompts">Questions whose writer was shown it, or one line of it where nobody has answered.</param>
/// <param name="Ahead">Words written ahead whose writer was shown it, or one line of it where nobody has read them.</param>
/// <param name="Answers">Answers to it that a therapist approved and that are owed to the patient.</param>
/// <param name="Seen">The rows that this was read from, with their versions.</param>
internal sealed record EntryTraces(
    GoalTraces Goals,
    IReadOnlyDictionary<Guid, EntrySummaryContent> Summaries,
    IReadOnlyList<Guid> Prompts,
    IReadOnlyList<Guid> Ahead,
    IReadOnlyList<Guid> Answers,
    IReadOnlyDictionary<Guid, int> Seen
)
{
    public static async Task<EntryTraces> ReadAsync(OpenRecord record, JournalDb db, Keys keys, Guid entry)
    {
        // First, so that what changes while the rest is read shows later.
        var seen = await SeenAsync(db, record.Patient);
        var texts = await TextsAsync(record, db, entry);
        var ahead = record.OpenAll(
            await db.WordsAhead.Where(w => w.PatientId == record.Patient).ToListAsync(),
            record.Open
        );
        var owed = await db.Outbox.Where(m => m.PatientId == record.Patient && m.SubjectId == entry).ToListAsync();
        return new EntryTraces(
            await GoalTraces.ReadAsync(
                record,
                db,
                keys,
                entry,
                quotation => texts.Exists(text => Quotation.IsWholeSentenceOf(text, quotation))
            ),
            await SummariesAsync(record, db, entry),
            await PromptsAsync(record, db, entry),
            [
                .. ahead
                    .Where(w =>
                        w.Content.Shown.Contains(entry) || (w.Row.ClosedAt is null && w.Content.SoFar.Contains(entry))
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
    public async Task RemoveAsync(JournalDb db, PatientSealer sealer, Guid entry, CancellationToken cancel)
    {
        await Goals.RemoveAsync(db, sealer, entry, cancel);
        foreach (var (id, content) in Summaries)
        {
            sealer.Seal(await db.Summaries.FirstAsync(s => s.Id == id, cancel), content);
        }
        await db.Summaries.Where(s => s.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Reflections.Where(r => r.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.Notifications.Where(n => n.EntryId == entry).ExecuteDeleteAsync(cancel);
        await db.WordsAhead.Where(w => w.EntryId == entry || Ahead.Contains(w.Id)).ExecuteDeleteAsync(cancel);
        await db.Outbox.Where(m => Answers.Contains(m.Id)).ExecuteDeleteAsync(cancel);
        await db.Prompts.Where(p => p.BasedOnEntryId == entry || Prompts.Contains(p.Id)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>How the entry reads, and how it read before; none where it does not open.</summary>
    private static async Task<List<string>> TextsAsync(OpenRecord record, JournalDb db, Guid entry)
    {
        var rows = await db.Entries.Where(e => e.Id == entry && e.PatientId == record.Patient).ToListAsync();
        var versions = await db
            .EntryVersions.Where(v => v.EntryId == entry && v.PatientId == record.Patient)
            .ToListAsync();
        return
        [
            .. record.OpenAll(rows, record.Open).Select(e => e.Content.Text),
            .. record.OpenAll(versions, record.Open).Select(v => v.Content.Text),
        ];
    }

    // A sentence of a summary rests on a quotation of its own entry; an insight may speak of all that its writer was shown.
    private static async Task<Dictionary<Guid, EntrySummaryContent>> SummariesAsync(
        OpenRecord record,
        JournalDb db,
        Guid entry
    )
    {
        var rows = await db
            .Summaries.Where(s =>
                s.PatientId == record.Patient
                && s.EntryId != entry
                && db.Entries.Any(e => e.Id == entry && e.RecordedAt <= s.RecordedAt)
            )
            .ToListAsync();
        return record
            .OpenAll(rows, record.Open)
            .Where(s => s.Content.Shown.Contains(entry) && s.Content.Insights.Count > 0)
            .ToDictionary(s => s.Row.Id, s => s.Content with { Insights = [] });
    }

    private static async Task<IReadOnlyList<Guid>> PromptsAsync(OpenRecord record, JournalDb db, Guid entry)
    {
        var rows = await db.Prompts.Where(p => p.PatientId == record.Patient).ToListAsync();
        var prompts = record.OpenAll(rows, record.Open);
        var inShort = prompts.Where(p => p.Content.SoFar.Contains(entry)).Select(p => p.Row.Id).ToList();
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
