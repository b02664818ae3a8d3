using Microsoft.EntityFrameworkCore;
using TherapyJournal.Goals;
using TherapyJournal.Practices;
using TherapyJournal.Review;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Records;

/// <summary>What of a patient's record is kept where the practice must: what therapists saw and did, and no entry.</summary>
internal static class KeptContents
{
    /// <summary>With name, summaries that were seen, and goals. A row that does not open is left out.</summary>
    public static async Task<KeptRecordContent> FillAsync(
        JournalDb db,
        KeptRecordContent bare,
        PatientId patient,
        RowSeal seal,
        AnnouncedKeeping told,
        CancellationToken cancel
    )
    {
        var who = await db.Patients.AsNoTracking().FirstAsync(p => p.PatientId == patient, cancel);
        var goals = await db
            .Goals.AsNoTracking()
            .Where(g => g.PatientId == patient)
            .OrderBy(g => g.Id)
            .ToListAsync(cancel);
        return bare with
        {
            Name = seal.Open(who, who.Shape).Name,
            Until = told.Until,
            Why = told.Why,
            Summaries = await SummariesAsync(db, patient, seal, cancel),
            Goals = [.. goals.Where(seal.Opens).Select(g => WithoutQuotations(seal.Open(g, g.Shape)))],
        };
    }

    /// <summary>Level, times, state and who was called or acted; with notes also what therapists noted. Never anything of the entry.</summary>
    public static RiskAlertContent WithoutWords(RiskAlertContent alert, bool withNotes) =>
        new(alert.Level, Severity: 0, Categories: [], alert.RaisedAt, FromPrivate: false)
        {
            State = alert.State,
            JoinedTo = alert.JoinedTo,
            Rungs = alert.Rungs,
            // What the program notes of a call is how it went; what a therapist notes is about the patient.
            History = [.. alert.History.Select(h => withNotes || IsCall(h) ? h : h with { Note = null })],
        };

    private static bool IsCall(RiskAlertEvent happened) =>
        happened.What is RiskAlertEvent.Told or RiskAlertEvent.Called or RiskAlertEvent.NotReached;

    /// <summary>Accepted is what a therapist has seen in the inbox, or by which they decided on a suggested goal: nobody accepts a summary as such.</summary>
    private static async Task<IReadOnlyList<KeptSummary>> SummariesAsync(
        JournalDb db,
        PatientId patient,
        RowSeal seal,
        CancellationToken cancel
    )
    {
        var notices = await db.Notifications.AsNoTracking().Where(n => n.PatientId == patient).ToListAsync(cancel);
        var suggestions = await db.SuggestedGoals.AsNoTracking().Where(s => s.PatientId == patient).ToListAsync(cancel);
        var accepted = notices
            .Where(seal.Opens)
            .Select(n => (n.EntryId, At: seal.Open(n, n.Shape).SeenAt))
            .Concat(suggestions.Where(seal.Opens).Select(s => (s.EntryId, At: seal.Open(s, s.Shape).DecidedAt)))
            .ToLookup(each => each.EntryId, each => each.At);
        var summaries = await db
            .Summaries.AsNoTracking()
            .Where(s => s.PatientId == patient)
            .OrderBy(s => s.RecordedAt)
            .ToListAsync(cancel);
        return
        [
            .. summaries
                .Where(seal.Opens)
                .Select(s => (s.RecordedAt, s.EntryId, Content: seal.Open(s, s.Shape)))
                // One that was written anew since was seen by nobody.
                .Where(s => accepted[s.EntryId].Any(at => at >= s.Content.At))
                .Select(s => Seen(s.RecordedAt, s.Content)),
        ];
    }

    private static KeptSummary Seen(long at, EntrySummaryContent summary) =>
        new(
            at,
            // A sentence at which the screen stopped is the entry's own.
            [.. summary.Sentences.Where(s => !s.Raised).Select(s => s.Text)],
            summary.Insights,
            summary.WrittenBy
        );

    private static TherapyGoalContent WithoutQuotations(TherapyGoalContent goal) =>
        goal with
        {
            History = [.. goal.History.Select(h => h with { Evidence = null })],
        };
}
