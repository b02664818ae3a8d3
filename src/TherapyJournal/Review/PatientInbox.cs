using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>What one patient has in the inbox of one therapist.</summary>
/// <param name="Name">The patient's.</param>
/// <param name="Items">Entries with a summary.</param>
/// <param name="Alerts">Not lifted yet.</param>
/// <param name="Unseen">Notifications of entries that were new until now.</param>
internal sealed record PatientInbox(
    string Name,
    IReadOnlyList<InboxItem> Items,
    IReadOnlyList<ShownAlert> Alerts,
    IReadOnlyList<(Notification Row, NotificationContent Content)> Unseen
)
{
    /// <summary>Reads it from a record that the door has opened.</summary>
    /// <param name="since">Unix milliseconds: entries recorded before are left out.</param>
    /// <param name="only">This entry alone; null: all.</param>
    public static async Task<PatientInbox> FromAsync(
        OpenRecord record,
        JournalDb db,
        TherapistId therapist,
        long since,
        Guid? only = null
    )
    {
        var patient = await db.Patients.FirstAsync(p => p.PatientId == record.Patient);
        var name = record.Open(patient).Name;
        var zone = record.StandingOrNull?.TimeZone ?? "UTC";
        var summaries = await db
            .Summaries.Where(s => s.PatientId == record.Patient && s.RecordedAt >= since)
            .Where(s => only == null || s.EntryId == only)
            .ToListAsync();
        var ids = summaries.ConvertAll(s => s.EntryId);
        var entries = await db.Entries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id);
        var suggestions = await db.SuggestedGoals.Where(g => ids.Contains(g.EntryId)).OrderBy(g => g.Id).ToListAsync();
        var suggestionOf = record.OpenAll(suggestions, record.Open).ToLookup(g => g.Row.EntryId);
        var notes = await db
            .Notifications.Where(n => n.TherapistId == therapist && ids.Contains(n.EntryId))
            .ToListAsync();
        var notesOf = record.OpenAll(notes, record.Open).ToDictionary(n => n.Row.EntryId);
        var alerts = (await ShownAlert.FromAsync(record, db))
            .Where(a => only is null || a.Alert.EntryId == only || a.Alert.Joined.Any(j => j.EntryId == only))
            .ToList();

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
                .Where(g => g.Content.TextHash is null)
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
                    OfEntry(alerts, row.EntryId),
                    IsNew: !notesOf.TryGetValue(row.EntryId, out var note) || note.Content.SeenAt is null,
                    zone
                )
            );
        }
        return new PatientInbox(
            name,
            items,
            [.. alerts.Where(a => a.Alert.Content is { JoinedTo: null, State: not RiskAlertState.Lifted })],
            [.. notesOf.Values.Where(n => n.Content.SeenAt is null).Select(n => (n.Row, n.Content))]
        );
    }

    // An entry that was changed may have raised one alert and joined it later: the graver one that stands is shown.
    internal static AlertView? OfEntry(IEnumerable<ShownAlert> alerts, Guid entry) =>
        alerts
            .Select(a => a.Alert)
            .Where(a => a.EntryId == entry)
            .OrderBy(a => a.Content.State != RiskAlertState.Lifted)
            .ThenBy(a => a.Content.IsUrgent)
            .ThenBy(a => a.Content.JoinedTo is null)
            .LastOrDefault();
}
