using Microsoft.EntityFrameworkCore;
using NodaTime;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Whose treatment has ended, and when the practice erases them by itself.</summary>
public sealed class EndedPatients(
    JournalStore store,
    PatientRecords records,
    ILedger ledger,
    PracticeSettings settings,
    TimeProvider clock
)
{
    /// <summary>Those of a therapist whose erasure will be asked for within thirty days, the next one first.</summary>
    public async Task<IReadOnlyList<EndedPatient>> AheadAsync(Reader.Therapist therapist, CancellationToken cancel)
    {
        if (records.IsClosedTo(therapist) || await settings.RetentionAsync(cancel) is not { } policy)
        {
            return [];
        }
        var caseload = await store.ReadAsync(db => records.CaseloadOfAsync(db, therapist.Id, cancel), cancel);
        var soon = (await OfAsync(policy, caseload, cancel)).Where(e => e.Due <= clock.Now() + RetentionPolicy.Notice);
        return [.. soon.OrderBy(e => e.Due).Select(e => new EndedPatient(e.Patient, e.Due))];
    }

    /// <summary>Everybody whose treatment has ended, or of these patients alone; hidden ones are not among them.</summary>
    internal async Task<IReadOnlyList<(PatientId Patient, Instant Due)>> OfAsync(
        RetentionPolicy policy,
        IReadOnlyList<PatientId>? only,
        CancellationToken cancel
    )
    {
        var notes = ErasureState.Of((await ledger.ErasuresAsync(cancel)).Notes);
        var patients =
            only
            ?? await store.ReadAsync(
                db => db.Patients.Where(p => p.EraseDue == null).Select(p => p.PatientId).ToListAsync(cancel),
                cancel
            );
        var found = new List<(PatientId, Instant)>();
        foreach (var patient in patients)
        {
            // Holds no words, so nothing is written down.
            var calledOff = notes.GetValueOrDefault(patient) is { Step: ErasureStep.CalledOff, At: var at }
                ? at
                : (Instant?)null;
            if (
                await records.StandingAsync(patient, cancel) is StandingOutcome.Known { Standing: var standing }
                && policy.DueOf(standing, calledOff) is { } due
            )
            {
                found.Add((patient, due));
            }
        }
        return found;
    }
}

/// <summary>A patient whose treatment has ended.</summary>
/// <param name="Patient">Who.</param>
/// <param name="Due">When their erasure is asked for; it is carried out 72 hours later.</param>
public sealed record EndedPatient(PatientId Patient, Instant Due);
