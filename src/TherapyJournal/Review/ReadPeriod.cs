using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Insight;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Reads some days of a patient's record in one piece, for the file that their therapist keeps.</summary>
public sealed class ReadPeriod(PatientRecords records)
{
    /// <summary>What was written, rated, agreed on and met about from one day to another, both included, by the patient's calendar.</summary>
    public Task<ReadOutcome<PatientPeriod>> RunAsync(
        Reader.Therapist therapist,
        PatientId patient,
        LocalDate from,
        LocalDate to,
        CancellationToken cancel
    ) =>
        records.ReadAsync(
            therapist,
            patient,
            Purpose.PrintPeriod,
            (record, db) => FromAsync(record, db, from, to, cancel),
            cancel
        );

    private static async Task<PatientPeriod> FromAsync(
        OpenRecord record,
        JournalDb db,
        LocalDate from,
        LocalDate to,
        CancellationToken cancel
    )
    {
        var who = await ReadPatients.FromAsync(record, db);
        var zone = who.Standing.Zone;
        var (begins, ends) = (zone.AtStartOfDay(from).ToInstant(), zone.AtStartOfDay(to.PlusDays(1)).ToInstant());
        var written = await ReadEntries.FromAsync(record, db, begins, ends);
        var ids = written.Entries.Select(e => e.Id).ToList();
        var rows = await db.Summaries.Where(s => ids.Contains(s.EntryId)).ToListAsync(cancel);
        var summaries = record.OpenAll(rows, record.Open).ToDictionary(s => s.Row.EntryId, s => s.Content);
        var entries = written
            .Entries.Select(e => new PeriodEntry(e, Accepted(e, summaries.GetValueOrDefault(e.Id))))
            .ToList();
        var rated = await db.MeasureResults.Where(r => r.PatientId == record.Patient).ToListAsync(cancel);
        return new PatientPeriod(
            who,
            entries,
            written.Private,
            entries.Count(e => e.Summary is null && summaries.ContainsKey(e.Entry.Id)),
            [.. record.OpenAll(rated, record.Open).Select(r => r.Content).Where(r => Within(r.At)).OrderBy(r => r.At)],
            [
                .. (await ReadGoals.FromAsync(record, db))
                    .Select(AsItStood)
                    .OfType<GoalView>()
                    .Where(g => Stood(g.Content)),
            ],
            [.. who.Sessions.Where(s => IsBetween(s, from, to))]
        )
        {
            Alerts =
            [
                .. (await ShownAlert.FromAsync(record, db))
                    .Where(a => a.Alert.Content.JoinedTo is null)
                    .Where(a =>
                        Within(a.Alert.Content.RaisedAt)
                        || a.Alert.Content.History.Any(h => Within(h.At))
                        || a.Alert.Joined.Any(j => Within(j.Content.RaisedAt))
                    ),
            ],
        };

        bool Within(long at) => Instant.FromUnixTimeMilliseconds(at) is var when && begins <= when && when < ends;

        // What became of it later is no part of these days; null: there was no such goal yet.
        GoalView? AsItStood(GoalView goal) =>
            goal.Content.History.Where(h => Instant.FromUnixTimeMilliseconds(h.At) < ends).ToList()
                is [.., var last] history
                ? goal with
                {
                    Content = new TherapyGoalContent(last.Text, last.Kind != GoalEventKind.Closed, history),
                }
                : null;

        bool Stood(TherapyGoalContent goal) =>
            goal.IsOpen || Instant.FromUnixTimeMilliseconds(goal.History[^1].At) >= begins;
    }

    // What the entry said then is no summary of what it says now.
    private static EntrySummaryContent? Accepted(EntryView entry, EntrySummaryContent? summary) =>
        summary is { AcceptedAt: not null } && summary.EntryNumber == entry.Content.Number ? summary : null;

    // They are kept as local times, so that their order is that of time.
    private static bool IsBetween(string session, LocalDate from, LocalDate to) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(session[..Math.Min(10, session.Length)]) is { Success: true } day
        && day.Value >= from
        && day.Value <= to;
}

/// <summary>Some days of a record.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Entries">Those shared with the therapist, oldest first.</param>
/// <param name="Private">How many more are for the patient alone.</param>
/// <param name="NotAccepted">How many summaries nobody has accepted, and are left out.</param>
/// <param name="Ratings">Oldest first.</param>
/// <param name="Goals">Those that stood on one of these days, as they read at the end of the last.</param>
/// <param name="Sessions">As they are kept, in order.</param>
public sealed record PatientPeriod(
    PatientView Patient,
    IReadOnlyList<PeriodEntry> Entries,
    int Private,
    int NotAccepted,
    IReadOnlyList<MeasureResultContent> Ratings,
    IReadOnlyList<GoalView> Goals,
    IReadOnlyList<string> Sessions
)
{
    /// <summary>Those that were raised on one of these days, or about which something was done then, oldest first; with all that was done, also later.</summary>
    public IReadOnlyList<ShownAlert> Alerts { get; init; } = [];
}

/// <summary>An entry, with its summary where it was accepted.</summary>
public sealed record PeriodEntry(EntryView Entry, EntrySummaryContent? Summary);
