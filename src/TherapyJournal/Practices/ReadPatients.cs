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
/// <param name="Therapists">In whose caseload they are.</param>
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
}

/// <summary>Shows a therapist their patients.</summary>
public sealed class ReadPatients(JournalStore store, PatientRecords records)
{
    /// <summary>The whole caseload, by the time they came.</summary>
    public async Task<PatientList> CaseloadAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        var caseload = await store.ReadAsync(db => records.CaseloadOfAsync(db, therapist.Id, cancel), cancel);
        var read = await Task.WhenAll(
            caseload.Select(p => records.ReadAsync(therapist, p, Purpose.ListCaseload, FromAsync, cancel))
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
        var profile = await db.Patients.FirstAsync(p => p.PatientId == record.Patient);
        var entries = await db
            .Entries.Where(e => e.PatientId == record.Patient)
            .GroupBy(e => e.PatientId)
            .Select(g => new { Count = g.Count(), Last = g.Max(e => e.RecordedAt) })
            .FirstOrDefaultAsync();
        var sessions = await db.TherapySessions.Where(s => s.PatientId == record.Patient).ToListAsync();
        var caseloads = await db.Caseloads.Where(c => c.PatientId == record.Patient).OrderBy(c => c.Id).ToListAsync();
        return new PatientView(
            record.Patient,
            record.Open(profile),
            record.Standing,
            entries?.Count ?? 0,
            entries is null ? null : Instant.FromUnixTimeMilliseconds(entries.Last),
            [.. record.OpenAll(sessions, record.Open).Select(s => s.Content.When).Order(StringComparer.Ordinal)],
            [.. record.OpenAll(caseloads, record.Open).Select(c => c.Row.TherapistId)]
        )
        {
            ProfileVersion = profile.Version,
        };
    }
}

/// <summary>The patients of a caseload, and whether that is all of them.</summary>
/// <param name="Patients">By the time they came.</param>
/// <param name="Damaged">Patients whose record does not open.</param>
/// <param name="IsClosed">Reading at this terminal is switched off.</param>
public sealed record PatientList(IReadOnlyList<PatientView> Patients, int Damaged, bool IsClosed);
