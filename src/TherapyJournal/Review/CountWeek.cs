using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Review;

/// <summary>Counts a therapist's last seven days: what came, what waits, who has gone quiet. Numbers, and nobody's name.</summary>
public sealed class CountWeek(JournalStore store, PatientRecords records, Keys keys, TimeProvider clock)
{
    private const int Days = 7;

    /// <summary>The numbers, by the therapist's own clock. Only who asks for something is opened for it, since nothing else tells what was settled.</summary>
    /// <param name="reader">Who asks: the therapist, or the step that tells them.</param>
    /// <param name="therapist">Whose week.</param>
    /// <param name="cancel">Stops the wait.</param>
    public async Task<WeekInNumbers> RunAsync(Reader reader, TherapistId therapist, CancellationToken cancel)
    {
        var now = clock.Now();
        var (caseload, asking, entries) = await store.ReadAsync(
            async db =>
            {
                var here = await ReadTherapists.HereAsync(db, keys, cancel);
                var zone = here.FirstOrDefault(t => t.Id == therapist).Content?.Zone ?? DateTimeZone.Utc;
                var since = now.InZone(zone).LocalDateTime.PlusDays(-Days).InZoneLeniently(zone).ToInstant();
                var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
                return (
                    caseload,
                    await db
                        .Patients.Where(p => caseload.Contains(p.PatientId))
                        .Where(p => db.Requests.Any(r => r.PatientId == p.PatientId))
                        .Select(p => p.PatientId)
                        .ToListAsync(cancel),
                    await EntriesAsync(db, therapist, caseload, since.ToUnixTimeMilliseconds(), cancel)
                );
            },
            cancel
        );
        var open = await records.ReadEachAsync(reader, asking, Purpose.ReadRequests, OpenRequestsAsync, cancel);
        return new WeekInNumbers(
            entries.Sum(),
            entries.Count,
            open.OfType<ReadOutcome<int>.Open>().Sum(o => o.Value),
            await QuietAsync(caseload, now, cancel)
        )
        {
            IsClosed = records.IsClosedTo(reader),
        };
    }

    /// <summary>How many entries reached the therapist's inbox, by patient. What is private never did.</summary>
    private static Task<List<int>> EntriesAsync(
        JournalDb db,
        TherapistId therapist,
        IReadOnlyList<PatientId> caseload,
        long since,
        CancellationToken cancel
    ) =>
        db
            .Notifications.Where(n => n.TherapistId == therapist && caseload.Contains(n.PatientId))
            .Where(n => db.Entries.Any(e => e.Id == n.EntryId && e.RecordedAt >= since))
            .GroupBy(n => n.PatientId)
            .Select(g => g.Count())
            .ToListAsync(cancel);

    private static async Task<int> OpenRequestsAsync(OpenRecord record, JournalDb db)
    {
        var rows = await db.Requests.Where(r => r.PatientId == record.Patient).ToListAsync();
        return record.OpenAll(rows, record.Open).Count(r => r.Content.IsOpen);
    }

    private Task<int> QuietAsync(IReadOnlyList<PatientId> caseload, Instant now, CancellationToken cancel) =>
        store.ReadAsync(
            async db =>
            {
                var lastOf = await db
                    .Entries.Where(e => caseload.Contains(e.PatientId))
                    .GroupBy(e => e.PatientId)
                    .Select(g => new { Patient = g.Key, Last = g.Max(e => e.RecordedAt) })
                    .ToDictionaryAsync(g => g.Patient, g => Instant.FromUnixTimeMilliseconds(g.Last), cancel);
                var quiet = 0;
                foreach (var (patient, last) in lastOf)
                {
                    if (
                        await records.StandingAsync(db, patient, cancel)
                            is StandingOutcome.Known { Standing: var standing }
                        && PatientView.QuietDays(standing, last, now) is not null
                    )
                    {
                        quiet++;
                    }
                }
                return quiet;
            },
            cancel
        );
}

/// <summary>A therapist's last seven days.</summary>
/// <param name="Entries">How many entries came into the inbox.</param>
/// <param name="Patients">Of how many patients.</param>
/// <param name="Requests">How many requests wait, however old.</param>
/// <param name="Quiet">How many who are reminded have not written for more than a week.</param>
public sealed record WeekInNumbers(int Entries, int Patients, int Requests, int Quiet)
{
    /// <summary>Reading at this terminal is switched off.</summary>
    public bool IsClosed { get; init; }

    /// <summary>In one sentence that names nobody.</summary>
    public string Said
    {
        get
        {
            List<string> parts =
            [
                Entries == 0
                    ? "no entries"
                    : $"{Number(Entries, "entry", "entries")} of {Number(Patients, "patient", "patients")}",
            ];
            if (Requests > 0)
            {
                parts.Add(Number(Requests, "request waits", "requests wait"));
            }
            if (Quiet > 0)
            {
                parts.Add(Number(Quiet, "patient has gone quiet", "patients have gone quiet"));
            }
            return $"Your week: {string.Join(", ", parts)}.";
        }
    }

    private static string Number(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}
