using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>A patient as their therapist sees them.</summary>
/// <param name="Id">The patient.</param>
/// <param name="Profile">Who they are.</param>
/// <param name="Standing">How things stand.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="LastEntryAt">When the last one was recorded; null: none.</param>
/// <param name="Sessions">Appointments, in order.</param>
/// <param name="Therapists">In whose caseload they are; empty in a list of patients.</param>
public sealed record PatientView(
    PatientId Id,
    PatientContent Profile,
    PatientStandingContent Standing,
    int Entries,
    Instant? LastEntryAt,
    IReadOnlyList<string> Sessions,
    IReadOnlyList<TherapistId> Therapists
)
{
    /// <summary>The version of the profile, by which a change sees that somebody else was faster.</summary>
    public int ProfileVersion { get; init; }

    // A week has a reminder on each of its days at most: whoever let all of them pass has gone quiet.
    private const int QuietAfterDays = 7;

    /// <summary>For how many days they have not written, on their own calendar; null: a week at most, never at all, or nobody reminds them.</summary>
    public int? QuietDays(Instant now) => QuietDays(Standing, LastEntryAt, now);

    /// <summary>The same of how things stand with somebody, and of when they wrote last.</summary>
    internal static int? QuietDays(PatientStandingContent standing, Instant? lastEntryAt, Instant now) =>
        standing is { Status: PatientStatus.Active, Reminders.IsOn: true }
        && lastEntryAt is { } last
        && Period.DaysBetween(last.InZone(standing.Zone).Date, now.InZone(standing.Zone).Date)
            is var days
                and > QuietAfterDays
            ? days
            : null;
}

/// <summary>Shows a therapist their patients.</summary>
public sealed class ReadPatients(JournalStore store, PatientRecords records)
{
    /// <summary>The whole caseload, by the time they came.</summary>
    public async Task<PatientList> CaseloadAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        // Fetched for all at once, sealed as they are; the door opens those of each.
        var (caseload, rows) = await store.ReadAsync(
            async db =>
            {
                var patients = await records.CaseloadOfAsync(db, therapist.Id, cancel);
                return (patients, await ListedRows.OfAsync(db, patients, cancel));
            },
            cancel
        );
        var read = await records.ReadEachAsync(
            therapist,
            caseload,
            Purpose.ListCaseload,
            (record, _) => Task.FromResult(Listed(record, rows[record.Patient])),
            cancel
        );
        return new PatientList(
            [.. read.OfType<ReadOutcome<PatientView>.Open>().Select(o => o.Value)],
            read.Count(r => r is ReadOutcome<PatientView>.Refused { Why: DoorRefusal.Damaged }),
            records.IsClosedTo(therapist)
        );
    }

    /// <summary>One patient.</summary>
    public Task<ReadOutcome<PatientView>> OneAsync(Reader reader, PatientId patient, CancellationToken cancel) =>
        records.ReadAsync(reader, patient, Purpose.ShowPatient, FromAsync, cancel);

    /// <summary>Reads from a record that the door has opened.</summary>
    public static async Task<PatientView> FromAsync(OpenRecord record, JournalDb db)
    {
        var rows = await ListedRows.OfAsync(db, [record.Patient], CancellationToken.None);
        var caseloads = await db.Caseloads.Where(c => c.PatientId == record.Patient).OrderBy(c => c.Id).ToListAsync();
        return Listed(record, rows[record.Patient]) with
        {
            Therapists = [.. record.OpenAll(caseloads, record.Open).Select(c => c.Row.TherapistId)],
        };
    }

    private static PatientView Listed(OpenRecord record, ListedRows rows) =>
        new(
            record.Patient,
            record.Open(rows.Profile),
            record.Standing,
            rows.Entries,
            rows.LastAt is { } last ? Instant.FromUnixTimeMilliseconds(last) : null,
            [.. record.OpenAll(rows.Sessions, record.Open).Select(s => s.Content.When).Order(StringComparer.Ordinal)],
            []
        )
        {
            ProfileVersion = rows.Profile.Version,
        };

    /// <summary>What a list of patients shows of one, sealed.</summary>
    private sealed record ListedRows(Patient Profile, int Entries, long? LastAt, IReadOnlyList<TherapySession> Sessions)
    {
        // Few queries: each costs a list of patients some hundredths of a second at the first use.
        public static async Task<Dictionary<PatientId, ListedRows>> OfAsync(
            JournalDb db,
            IReadOnlyList<PatientId> patients,
            CancellationToken cancel
        )
        {
            var found = await db
                .Patients.Where(p => patients.Contains(p.PatientId))
                .Select(p => new
                {
                    Profile = p,
                    Entries = db.Entries.Count(e => e.PatientId == p.PatientId),
                    LastAt = db.Entries.Where(e => e.PatientId == p.PatientId).Max(e => (long?)e.RecordedAt),
                })
                .ToListAsync(cancel);
            var sessions = await db.TherapySessions.Where(s => patients.Contains(s.PatientId)).ToListAsync(cancel);
            var sessionsOf = sessions.ToLookup(s => s.PatientId);
            return found.ToDictionary(
                p => p.Profile.PatientId,
                p => new ListedRows(p.Profile, p.Entries, p.LastAt, [.. sessionsOf[p.Profile.PatientId]])
            );
        }
    }
}

/// <summary>The patients of a caseload, and whether that is all of them.</summary>
/// <param name="Patients">By the time they came.</param>
/// <param name="Damaged">Patients whose record does not open.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record PatientList(IReadOnlyList<PatientView> Patients, int Damaged, bool IsClosed);
