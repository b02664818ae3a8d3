using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Goals;
using TherapyJournal.Journaling;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Safety;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Says what the patients of a caseload have for their therapist to look at. No entry is opened, and what is new stays new.</summary>
/// <remarks>Rows are fetched for all patients at once, sealed as they are; the door opens those of each.</remarks>
public sealed class ReadToday(JournalStore store, PatientRecords records, TimeProvider clock)
{
    // So long the brief of a session that has begun is at hand.
    private static readonly Duration StillOn = Duration.FromHours(1);

    /// <summary>Of the whole caseload.</summary>
    public async Task<Today> RunAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var since = (clock.Now() - ReadInbox.Window).ToUnixTimeMilliseconds();
        var rows = await store.ReadAsync(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist.Id, cancel);
                return await TodayRows.OfAsync(db, caseload, therapist.Id, since, cancel);
            },
            cancel
        );
        var read = await records.ReadEachAsync(
            therapist,
            rows.Caseload,
            Purpose.ReadInbox,
            (record, db) => OpenAsync(record, db, rows),
            cancel
        );
        return new Today(
            [.. read.OfType<ReadOutcome<PatientToday>.Open>().Select(o => o.Value)],
            [.. rows.Caseload.Zip(read, ShutOf).OfType<ShutRecords>()]
        );
    }

    private async Task<PatientToday> OpenAsync(OpenRecord record, JournalDb db, TodayRows rows)
    {
        var patient = record.Patient;
        var profile = record.OpenAll(rows.Profiles[patient], record.Open) is [(_, var content)] ? content : null;
        var standing = record.StandingOrNull;
        var seen = record
            .OpenAll(rows.Notifications[patient], record.Open)
            .Where(n => n.Content.SeenAt is not null)
            .Select(n => n.Row.EntryId)
            .ToHashSet();
        return new PatientToday(
            patient,
            standing is null ? null : profile?.Name,
            rows.Alerted.Contains(patient)
                ?
                [
                    .. (await ShownAlert.FromAsync(record, db)).Where(a =>
                        a.Alert.Content is { JoinedTo: null, State: not RiskAlertState.Lifted }
                    ),
                ]
                : [],
            [
                .. record
                    .OpenAll(rows.Requests[patient], record.Open)
                    .Where(r => r.Content.IsOpen)
                    .OrderBy(r => r.Content.At)
                    .Select(r => new RequestView(
                        r.Row.Id,
                        patient,
                        profile?.Name ?? "",
                        r.Content,
                        standing?.TimeZone ?? "UTC"
                    )),
            ],
            [
                .. record
                    .OpenAll(rows.Words[patient], record.Open)
                    .Where(w => w.Content.State == WordsAheadState.Waiting)
                    .Select(w => w.Content.At),
            ],
            [
                .. rows.Summaries[patient]
                    .Where(s => !seen.Contains(s.EntryId))
                    .Select(s => Instant.FromUnixTimeMilliseconds(s.RecordedAt)),
            ],
            [
                .. record
                    .OpenAll(rows.Suggestions[patient], record.Open)
                    .Where(g => g.Content is { State: SuggestedGoalState.Waiting, TextHash: null })
                    .Select(g => g.Content.At),
            ],
            standing is null ? null : PatientView.QuietDays(standing, rows.LastEntryAt(patient), clock.Now())
        )
        {
            Sessions = standing is null or { Status: PatientStatus.Ended }
                ? []
                : Near(record, rows.Sessions[patient], standing.Zone),
        };
    }

    // Of the days around: which of them is today depends on whose clock is looked at.
    private IReadOnlyList<PlannedSession> Near(
        OpenRecord record,
        IEnumerable<TherapySession> sessions,
        DateTimeZone zone
    )
    {
        var now = clock.Now();
        var today = now.InZone(zone).Date;
        return
        [
            .. record
                .OpenAll(sessions, record.Open)
                .Select(s => PlannedSession.Of(s.Content.When, zone))
                .OfType<PlannedSession>()
                .Where(s =>
                    s.Begins is { } begins
                        ? begins > now - StillOn && begins < now + Duration.FromDays(2)
                        : Math.Abs(Period.DaysBetween(today, s.Date)) <= 2
                )
                .OrderBy(s => s.Date)
                .ThenBy(s => s.Begins),
        ];
    }

    private static ShutRecords? ShutOf(PatientId patient, ReadOutcome<PatientToday> read) =>
        read switch
        {
            ReadOutcome<PatientToday>.Open { DamagedRows: { Count: > 0 } rows, Value: var today } => ShutRecords.Of(
                patient,
                today.Name,
                rows
            ),
            ReadOutcome<PatientToday>.Refused { Why: DoorRefusal.Damaged damaged } => ShutRecords.Of(
                patient,
                damaged.Row
            ),
            _ => null,
        };
}
