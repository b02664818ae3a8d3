using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Insight.Briefs;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Review;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight;

/// <summary>Makes a brief of a patient's last days for the therapist who is about to see them: by rules, without a model.</summary>
public sealed class ReadBrief(PatientRecords records, JournalIndexes indexes, TimeProvider clock)
{
    /// <summary>How many days it looks back where no session was held.</summary>
    public const int UsualDays = 28;

    /// <summary>The brief; it is kept nowhere.</summary>
    /// <param name="therapist">Who reads. What is private counts towards nothing but its number.</param>
    /// <param name="patient">Whose days.</param>
    /// <param name="since">Since when; a day that has not come is today.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<ReadOutcome<Brief>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        BriefSince since,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            therapist,
            patient,
            Purpose.ReadBrief,
            (record, db) => indexes.UseAsync(record, db, index => FromAsync(record, db, index, since, cancel)),
            cancel
        );

    private async Task<Brief> FromAsync(
        OpenRecord record,
        JournalDb db,
        JournalIndex index,
        BriefSince since,
        CancellationToken cancel
    )
    {
        var who = await ReadPatients.FromAsync(record, db);
        var now = clock.Now().InZone(who.Standing.Zone).LocalDateTime;
        var (begin, from) = Begin(since, who.Sessions, now);
        var alerts = (await ShownAlert.FromAsync(record, db)).Where(a => a.Alert.Content.JoinedTo is null).ToList();
        var (journal, hidden) = await JournalAsync(record, db, who, from, alerts, cancel);
        var days = new BriefDays(index, from, now.Date, journal)
        {
            Ratings = await ReadMeasures.FromAsync(record, db),
            Goals = await ReadGoals.FromAsync(record, db),
            Alerts = alerts,
            Requests = [.. (await ListRequests.FromAsync(record, db)).Where(r => r.Content.IsOpen)],
            Suggestions = await SuggestionsAsync(record, db, cancel),
            Zone = who.Standing.Zone,
        };
        return new Brief(
            who,
            begin,
            from,
            now.Date,
            [
                ChangedPart.Of(days),
                HardPart.Of(days),
                HelpedPart.Of(days),
                GoalsPart.Of(days),
                RiskPart.Of(days),
                OpenPart.Of(days),
            ],
            hidden
        );
    }

    private static (BriefBegin, LocalDate) Begin(BriefSince since, IReadOnlyList<string> sessions, LocalDateTime now) =>
        since is BriefSince.Day { First: var day } ? (BriefBegin.Day, LocalDate.Min(day, now.Date))
        : sessions.Select(s => ReadKnownDays.Held(s, now)).OfType<LocalDate>().ToList() is { Count: > 0 } held
            ? (BriefBegin.LastSession, held.Max())
        : (BriefBegin.UsualDays, now.Date.PlusDays(1 - UsualDays));

    private static async Task<(IReadOnlyList<BriefEntry>, int)> JournalAsync(
        OpenRecord record,
        JournalDb db,
        PatientView who,
        LocalDate from,
        List<ShownAlert> alerts,
        CancellationToken cancel
    )
    {
        var all = await ReadEntries.FromAsync(record, db, from: null, to: null);
        var entries = all.Entries.Select(e => new BriefEntry(e, e.At.InZone(who.Standing.Zone).Date)).ToList();
        // An alert of before may stand, and is shown with its words.
        var meant = entries
            .Where(e => e.Day >= from)
            .Select(e => e.Entry.Id)
            .Union(alerts.Select(a => a.Alert.EntryId))
            .ToList();
        var rows = await db
            .Summaries.Where(s => s.PatientId == record.Patient && meant.Contains(s.EntryId))
            .ToListAsync(cancel);
        var summaries = record.OpenAll(rows, record.Open).ToDictionary(s => s.Row.EntryId, s => s.Content);
        return (
            [
                .. entries.Select(e =>
                    // What the entry said then is no summary of what it says now.
                    summaries.GetValueOrDefault(e.Entry.Id)
                        is { } summary
                    && summary.EntryNumber == e.Entry.Content.Number
                        ? e with
                        {
                            Summarised = summary.Sentences,
                        }
                        : e
                ),
            ],
            all.Private
        );
    }

    private static async Task<IReadOnlyList<WaitingSuggestion>> SuggestionsAsync(
        OpenRecord record,
        JournalDb db,
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
                .OpenAll(rows, record.Open)
                .Where(g => g.Content is { State: SuggestedGoalState.Waiting, TextHash: null })
                .Select(g => new WaitingSuggestion(g.Row.EntryId, new SuggestionView(g.Row.Id, g.Content))),
        ];
    }
}
