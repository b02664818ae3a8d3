using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Lets an owner of the practice see who is in whose care, and hand them over. Nothing of a patient is opened for it: to an owner they are numbers.</summary>
public sealed class HandOverCaseload(
    JournalStore store,
    PatientRecords records,
    Keys keys,
    BriefCalendar briefs,
    TimeProvider clock
)
{
    /// <summary>How many patients are in each therapist's care, those whom a request for erasure hides among them; without therapists who have none.</summary>
    public Task<IReadOnlyDictionary<TherapistId, int>> CountAsync(CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyDictionary<TherapistId, int>>(
            async db =>
                await db
                    .Caseloads.GroupBy(c => c.TherapistId)
                    .Select(g => new { g.Key, Patients = g.Count() })
                    .ToDictionaryAsync(g => g.Key, g => g.Patients, cancel),
            cancel
        );

    /// <summary>The patients in a therapist's care, by the time they came. A forged row counts for nothing.</summary>
    public Task<IReadOnlyList<PatientInCare>> ListAsync(TherapistId therapist, CancellationToken cancel) =>
        store.ReadAsync(db => InCareAsync(db, therapist, cancel), cancel);

    /// <summary>Hands them over; from then on the other one reads what they wrote, and this one no more.</summary>
    /// <param name="owner">Who decides it.</param>
    /// <param name="from">In whose care they are.</param>
    /// <param name="to">In whose they will be.</param>
    /// <param name="only">One of them; null: all.</param>
    /// <param name="cancel">Stops the wait.</param>
    public Task<HandOverCaseloadOutcome> RunAsync(
        Guid owner,
        TherapistId from,
        TherapistId to,
        PatientId? only,
        CancellationToken cancel
    ) =>
        store.TransactAsync<HandOverCaseloadOutcome>(
            async db =>
            {
                var here = await ReadTherapists.HereAsync(db, keys, cancel);
                if (
                    from == to
                    || here.All(t => t.Id != from)
                    || here.All(t => t.Id != to)
                    || !await ReadPractice.IsOwnerAsync(db, keys, owner, cancel)
                )
                {
                    return new HandOverCaseloadOutcome.NotPossible();
                }
                var meant = (await InCareAsync(db, from, cancel))
                    .Where(p => only is null || p.Patient == only)
                    .ToList();
                foreach (var patient in meant)
                {
                    await MoveAsync(db, patient.Patient, from, to, $"owner:{owner}", cancel);
                }
                await db.SaveChangesAsync(cancel);
                return only is not null && meant.Count == 0
                    ? new HandOverCaseloadOutcome.NotPossible()
                    : new HandOverCaseloadOutcome.HandedOver(
                        meant.Count,
                        await db.Caseloads.CountAsync(c => c.TherapistId == from, cancel)
                    );
            },
            cancel
        );

    private async Task<IReadOnlyList<PatientInCare>> InCareAsync(
        JournalDb db,
        TherapistId therapist,
        CancellationToken cancel
    )
    {
        var rows = await db
            .Caseloads.AsNoTracking()
            .Where(c => c.TherapistId == therapist)
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.PatientId,
                Due = db.Patients.Where(p => p.PatientId == c.PatientId).Select(p => p.EraseDue).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        var patients = new List<PatientInCare>();
        foreach (var row in rows)
        {
            var proven = await records.TherapistsOfAsync(db, row.PatientId, c => c.TherapistId == therapist, cancel);
            if (proven.Count > 0)
            {
                patients.Add(
                    new PatientInCare(row.PatientId, row.Due is { } due ? Instant.FromUnixTimeMilliseconds(due) : null)
                );
            }
        }
        return patients;
    }

    private async Task MoveAsync(
        JournalDb db,
        PatientId patient,
        TherapistId from,
        TherapistId to,
        string by,
        CancellationToken cancel
    )
    {
        if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
        {
            return;
        }
        var rows = await db.Caseloads.Where(c => c.PatientId == patient).ToListAsync(cancel);
        db.Caseloads.RemoveRange(rows.Where(r => r.TherapistId == from));
        if (rows.TrueForAll(r => r.TherapistId != to))
        {
            var row = new Caseload { Id = RowId.New(clock), TherapistId = to };
            sealer.Seal(row, new CaseloadContent(clock.NowStored(), by));
            db.Caseloads.Add(row);
            await briefs.HandOverAsync(db, patient, to, cancel);
        }
    }
}

/// <summary>A patient as an owner of the practice sees one.</summary>
/// <param name="Patient">Their number.</param>
/// <param name="EraseDue">When they are erased, where that was asked for; null: it was not.</param>
public sealed record PatientInCare(PatientId Patient, Instant? EraseDue);

/// <summary>What handing patients over came to.</summary>
public abstract record HandOverCaseloadOutcome
{
    private HandOverCaseloadOutcome() { }

    /// <param name="Patients">How many.</param>
    /// <param name="Left">How many stay, since their records were changed outside the program; one that was not meant is among them.</param>
    public sealed record HandedOver(int Patients, int Left) : HandOverCaseloadOutcome;

    /// <summary>There is no such patient in their care, one of the two does not work here, or whoever asks owns nothing: nobody can tell which.</summary>
    public sealed record NotPossible : HandOverCaseloadOutcome;
}
