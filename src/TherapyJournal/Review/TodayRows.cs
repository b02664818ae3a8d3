using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>The sealed rows of a caseload that say what there is to look at, by patient. Nothing of them is open.</summary>
internal sealed class TodayRows
{
    private readonly Dictionary<PatientId, long> lastEntries;

    private TodayRows(IReadOnlyList<PatientId> caseload, Dictionary<PatientId, long> lastEntries) =>
        (Caseload, this.lastEntries) = (caseload, lastEntries);

    /// <summary>By the time they came.</summary>
    public IReadOnlyList<PatientId> Caseload { get; }

    public required ILookup<PatientId, Patient> Profiles { get; init; }

    /// <summary>Of which entries there is a summary, and when each was recorded: none is private.</summary>
    public required ILookup<PatientId, (Guid EntryId, long RecordedAt)> Summaries { get; init; }

    /// <summary>Of those entries, to this therapist.</summary>
    public required ILookup<PatientId, Notification> Notifications { get; init; }

    /// <summary>From those entries.</summary>
    public required ILookup<PatientId, SuggestedGoal> Suggestions { get; init; }

    public required ILookup<PatientId, PatientRequest> Requests { get; init; }

    /// <summary>Not said and not rejected yet.</summary>
    public required ILookup<PatientId, WordsAhead> Words { get; init; }

    public required ILookup<PatientId, TherapySession> Sessions { get; init; }

    /// <summary>Whoever has an alert, also one that is lifted.</summary>
    public required IReadOnlySet<PatientId> Alerted { get; init; }

    /// <summary>When they wrote last; null: never.</summary>
    public Instant? LastEntryAt(PatientId patient) =>
        lastEntries.TryGetValue(patient, out var at) ? Instant.FromUnixTimeMilliseconds(at) : null;

    /// <summary>Fetches them, with one query a table.</summary>
    /// <param name="since">Unix milliseconds: entries recorded before are left out.</param>
    public static async Task<TodayRows> OfAsync(
        JournalDb db,
        IReadOnlyList<PatientId> caseload,
        TherapistId therapist,
        long since,
        CancellationToken cancel
    )
    {
        var patients = await db
            .Patients.Where(p => caseload.Contains(p.PatientId))
            .Select(p => new
            {
                Row = p,
                LastAt = db.Entries.Where(e => e.PatientId == p.PatientId).Max(e => (long?)e.RecordedAt),
                IsAlerted = db.Alerts.Any(a => a.PatientId == p.PatientId),
            })
            .ToListAsync(cancel);
        var summarized = db.Summaries.Where(s => caseload.Contains(s.PatientId) && s.RecordedAt >= since);
        var summaries = await summarized
            .Select(s => new
            {
                s.PatientId,
                s.EntryId,
                s.RecordedAt,
            })
            .ToListAsync(cancel);
        // From the few new summaries on: the other way round all that was ever written is looked through.
        var notifications = await (
            from s in summarized
            join n in db.Notifications on s.EntryId equals n.EntryId
            where n.TherapistId == therapist
            select n
        ).ToListAsync(cancel);
        var suggestions = await (
            from s in summarized
            join g in db.SuggestedGoals on s.EntryId equals g.EntryId
            orderby g.Id
            select g
        ).ToListAsync(cancel);
        var requests = await db.Requests.Where(r => caseload.Contains(r.PatientId)).ToListAsync(cancel);
        var words = await db
            .WordsAhead.Where(w => caseload.Contains(w.PatientId) && w.ClosedAt == null)
            .ToListAsync(cancel);
        var sessions = await db.TherapySessions.Where(s => caseload.Contains(s.PatientId)).ToListAsync(cancel);
        return new TodayRows(
            caseload,
            patients.Where(p => p.LastAt is not null).ToDictionary(p => p.Row.PatientId, p => p.LastAt!.Value) // where there is one
        )
        {
            Profiles = patients.Select(p => p.Row).ToLookup(p => p.PatientId),
            Summaries = summaries.ToLookup(s => s.PatientId, s => (s.EntryId, s.RecordedAt)),
            Notifications = notifications.ToLookup(n => n.PatientId),
            Suggestions = suggestions.ToLookup(g => g.PatientId),
            Requests = requests.ToLookup(r => r.PatientId),
            Words = words.ToLookup(w => w.PatientId),
            Sessions = sessions.ToLookup(s => s.PatientId),
            Alerted = patients.Where(p => p.IsAlerted).Select(p => p.Row.PatientId).ToHashSet(),
        };
    }
}
