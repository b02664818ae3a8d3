using Microsoft.EntityFrameworkCore;
using TherapyJournal.Assistants;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Shows a therapist what one patient wrote, each entry beside its summary, with everything that waits for a decision.</summary>
public sealed class ReadTimeline(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>How many entries are on a page.</summary>
    public const int EntriesOnAPage = 20;

    /// <summary>The newest entries, or those older than <paramref name="before"/>. What is on the page is no longer new.</summary>
    /// <param name="therapist">Who reads.</param>
    /// <param name="patient">Whose entries.</param>
    /// <param name="before">The last entry of the page before; null, or one that is not there any more: the first page.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<ReadOutcome<Timeline>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid? before,
        CancellationToken cancel,
        bool isSeen = true
    ) => RunAsync(therapist, patient, shared => shared.FindIndex(e => e.Id == before) + 1, isSeen, cancel);

    /// <summary>The page on which an entry stands; one that is not there, or that the therapist may not read: the first page.</summary>
    public Task<ReadOutcome<Timeline>> OfEntryAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Guid entry,
        CancellationToken cancel,
        bool isSeen = true
    ) =>
        RunAsync(
            therapist,
            patient,
            shared => Math.Max(shared.FindIndex(e => e.Id == entry), 0) / EntriesOnAPage * EntriesOnAPage,
            isSeen,
            cancel
        );

    private async Task<ReadOutcome<Timeline>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        Func<List<EntryView>, int> startOf,
        bool isSeen,
        CancellationToken cancel
    )
    {
        var read = await records.ReadAsync(
            therapist,
            patient,
            Purpose.ReadEntries,
            (record, db) => FromAsync(record, db, therapist.Id, startOf, cancel),
            cancel
        );
        if (read is not ReadOutcome<Read>.Open open)
        {
            return new ReadOutcome<Timeline>.Refused(((ReadOutcome<Read>.Refused)read).Why);
        }
        if (isSeen)
        {
            await SeenNotifications.MarkAsync(store, records, clock, open.Value.Unseen, cancel);
        }
        return new ReadOutcome<Timeline>.Open(open.Value.Timeline, open.DamagedRows);
    }

    private static async Task<Read> FromAsync(
        OpenRecord record,
        JournalDb db,
        TherapistId therapist,
        Func<List<EntryView>, int> startOf,
        CancellationToken cancel
    )
    {
        var all = await ReadEntries.FromAsync(record, db, from: null, to: null);
        var newestFirst = all.Entries.Reverse().ToList();
        var start = startOf(newestFirst);
        var page = newestFirst.Skip(start).Take(EntriesOnAPage).ToList();
        var ids = page.ConvertAll(e => e.Id);
        var summaries = await db.Summaries.Where(s => ids.Contains(s.EntryId)).ToListAsync(cancel);
        var summaryOf = record
            .OpenAll(summaries, record.Open)
            .ToDictionary(s => s.Row.EntryId, s => new SummaryView(s.Row.Id, s.Content));
        var notes = await db
            .Notifications.Where(n => n.TherapistId == therapist && ids.Contains(n.EntryId))
            .ToListAsync(cancel);
        var unseen = record.OpenAll(notes, record.Open).Where(n => n.Content.SeenAt is null).ToList();
        var alerts = await ShownAlert.FromAsync(record, db);
        var timeline = new Timeline(
            [
                .. page.Select(e =>
                {
                    var summary = summaryOf.GetValueOrDefault(e.Id);
                    return new TimelineEntry(
                        e,
                        summary?.Content,
                        [
                            .. (summary?.Content.Sentences ?? []).Select(s =>
                                Quotation.PlaceIn(e.Content.Text, s.Quotation)
                            ),
                        ],
                        PatientInbox.OfEntry(alerts, e.Id),
                        unseen.Exists(n => n.Row.EntryId == e.Id)
                    )
                    {
                        SummaryId = summary?.Id,
                    };
                }),
            ],
            newestFirst.Count,
            all.Private,
            await WaitingAsync(record, db, newestFirst.ConvertAll(e => e.Id), cancel),
            [.. (await ListWordsToReview.OfPatientAsync(record, db, cancel)).OrderBy(w => w.Id)],
            [.. alerts.Where(a => a.Alert.Content.JoinedTo is null)]
        )
        {
            Before = start > 0 ? newestFirst[start - 1].Id : null,
            Asked = [.. (await ListRequests.FromAsync(record, db)).Where(r => r.Content.IsOpen)],
            OlderThan = start + page.Count < newestFirst.Count ? page[^1].Id : null,
        };
        return new Read(timeline, unseen);
    }

    // Of an entry that became private nothing is suggested any more; the door hands a therapist nothing of it.
    private static async Task<IReadOnlyList<WaitingSuggestion>> WaitingAsync(
        OpenRecord record,
        JournalDb db,
        List<Guid> shared,
        CancellationToken cancel
    )
    {
        var rows = await db
            .SuggestedGoals.Where(g => g.PatientId == record.Patient)
            .OrderBy(g => g.Id)
            .ToListAsync(cancel);
        return
        [
            .. record
                .OpenAll(rows.Where(g => shared.Contains(g.EntryId)), record.Open)
                .Where(g => g.Content is { State: SuggestedGoalState.Waiting, TextHash: null })
                .Select(g => new WaitingSuggestion(g.Row.EntryId, new SuggestionView(g.Row.Id, g.Content))),
        ];
    }

    private sealed record Read(
        Timeline Timeline,
        IReadOnlyList<(Notification Row, NotificationContent Content)> Unseen
    );
}
