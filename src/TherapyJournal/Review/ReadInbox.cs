using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>What a therapist reads between sessions: alerts on top, then what was written, newest first.</summary>
public sealed class ReadInbox(JournalStore store, PatientRecords records, TimeProvider clock)
{
    // A therapist who was away for a long holiday still finds everything; older things stay under entries.
    private static readonly Duration Window = Duration.FromDays(45);

    /// <summary>The inbox of one therapist. Reading it needs no accepting; what was seen is no longer new.</summary>
    public async Task<Inbox> RunAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var since = (clock.Now() - Window).ToUnixTimeMilliseconds();
        var patients = await store.ReadAsync(db => ConcernedAsync(db, therapist.Id, since, cancel), cancel);
        var read = await Task.WhenAll(
            patients.Select(p =>
                records.ReadAsync(
                    therapist,
                    p,
                    Purpose.ReadInbox,
                    (record, db) => ReadAsync(record, db, therapist.Id, since),
                    cancel
                )
            )
        );
        var open = read.OfType<ReadOutcome<PatientInbox>.Open>().ToList();
        await MarkSeenAsync(open.SelectMany(o => o.Value.Unseen), cancel);
        return new Inbox(
            [
                .. open.SelectMany(o => o.Value.Alerts)
                    .OrderByDescending(a => a.Alert.Content.IsUrgent)
                    .ThenBy(a => a.Alert.Content.RaisedAt),
            ],
            [.. open.SelectMany(o => o.Value.Items).OrderByDescending(i => i.RecordedAt)],
            open.Sum(o => o.DamagedRows.Count)
                + read.Count(r => r is ReadOutcome<PatientInbox>.Refused { Why: DoorRefusal.Damaged }),
            read.Any(r => r is ReadOutcome<PatientInbox>.Refused { Why: DoorRefusal.Closed })
        );
    }

    private async Task<IReadOnlyList<PatientId>> ConcernedAsync(
        JournalDb db,
        TherapistId therapist,
        long since,
        CancellationToken cancel
    )
    {
        var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
        return await db
            .Patients.Where(p => caseload.Contains(p.PatientId))
            .Where(p =>
                db.Summaries.Any(s => s.PatientId == p.PatientId && s.RecordedAt >= since)
                || db.Alerts.Any(a => a.PatientId == p.PatientId)
            )
            .Select(p => p.PatientId)
            .ToListAsync(cancel);
    }

    private static async Task<PatientInbox> ReadAsync(
        OpenRecord record,
        JournalDb db,
        TherapistId therapist,
        long since
    )
    {
        var patient = await db.Patients.FirstAsync(p => p.PatientId == record.Patient);
        var name = record.Open(patient).Name;
        var summaries = await db
            .Summaries.Where(s => s.PatientId == record.Patient && s.RecordedAt >= since)
            .ToListAsync();
        var ids = summaries.ConvertAll(s => s.EntryId);
        var entries = await db.Entries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id);
        var suggestions = await db.SuggestedGoals.Where(g => ids.Contains(g.EntryId)).OrderBy(g => g.Id).ToListAsync();
        var suggestionOf = record.OpenAll(suggestions, record.Open).ToLookup(g => g.Row.EntryId);
        var notes = await db
            .Notifications.Where(n => n.TherapistId == therapist && ids.Contains(n.EntryId))
            .ToListAsync();
        var notesOf = record.OpenAll(notes, record.Open).ToDictionary(n => n.Row.EntryId);
        var alerts = await ReadAlerts.FromAsync(record, db);

        var items = new List<InboxItem>();
        foreach (var (row, summary) in record.OpenAll(summaries, record.Open))
        {
            // The door hands a therapist nothing private; a summary never outlives the sharing of its entry.
            if (
                !entries.TryGetValue(row.EntryId, out var entryRow)
                || record.OpenAll([entryRow], record.Open) is not [(_, { IsPrivate: false } entry)]
            )
            {
                continue;
            }
            var suggestion = suggestionOf[row.EntryId]
                .Select(g => new SuggestionView(g.Row.Id, g.Content))
                .LastOrDefault();
            items.Add(
                new InboxItem(
                    row.EntryId,
                    record.Patient,
                    name,
                    Instant.FromUnixTimeMilliseconds(entry.At),
                    Instant.FromUnixTimeMilliseconds(row.RecordedAt),
                    summary,
                    suggestion,
                    alerts.LastOrDefault(a => a.EntryId == row.EntryId),
                    IsNew: !notesOf.TryGetValue(row.EntryId, out var note) || note.Content.SeenAt is null
                )
            );
        }
        return new PatientInbox(
            items,
            [.. alerts.Where(a => a.Content.State != RiskAlertState.Lifted).Select(a => new InboxAlert(name, a))],
            [.. notesOf.Values.Where(n => n.Content.SeenAt is null).Select(n => (n.Row, n.Content))]
        );
    }

    private async Task MarkSeenAsync(
        IEnumerable<(Notification Row, NotificationContent Content)> unseen,
        CancellationToken cancel
    )
    {
        foreach (var ofPatient in unseen.GroupBy(n => n.Row.PatientId))
        {
            await store.TransactAsync(
                async db =>
                {
                    if (await records.SealerAsync(db, ofPatient.Key, cancel) is not { } sealer)
                    {
                        return;
                    }
                    foreach (var (seen, content) in ofPatient)
                    {
                        var row = await db.Notifications.FirstOrDefaultAsync(n => n.Id == seen.Id, cancel);
                        if (row?.Version == seen.Version)
                        {
                            sealer.Seal(row, content with { SeenAt = clock.NowStored() });
                        }
                    }
                },
                cancel
            );
        }
    }

    private sealed record PatientInbox(
        IReadOnlyList<InboxItem> Items,
        IReadOnlyList<InboxAlert> Alerts,
        IReadOnlyList<(Notification Row, NotificationContent Content)> Unseen
    );
}

/// <summary>Alerts that stand, then what was written.</summary>
/// <param name="Alerts">Not lifted yet; urgent ones first.</param>
/// <param name="Items">Newest first.</param>
/// <param name="Damaged">Rows that did not open, since they were changed outside the program.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record Inbox(
    IReadOnlyList<InboxAlert> Alerts,
    IReadOnlyList<InboxItem> Items,
    int Damaged,
    bool IsClosed
);

/// <summary>An alert with the name of its patient.</summary>
public sealed record InboxAlert(string PatientName, AlertView Alert);

/// <summary>One entry as the inbox shows it.</summary>
public sealed record InboxItem(
    Guid EntryId,
    PatientId Patient,
    string PatientName,
    Instant At,
    Instant RecordedAt,
    EntrySummaryContent Summary,
    SuggestionView? Suggestion,
    AlertView? Alert,
    bool IsNew
);

/// <summary>A suggested goal with its id.</summary>
public sealed record SuggestionView(Guid Id, SuggestedGoalContent Content);
