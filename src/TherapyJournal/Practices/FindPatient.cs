using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Finds a patient of the acting therapist's caseload by id, by a prefix of it, or by exact name. Nothing is opened for it.</summary>
public sealed class FindPatient(JournalStore store, PatientRecords records, StandIns standIns, Keys keys)
{
    /// <summary>The patient; another therapist's looks like a missing one.</summary>
    public Task<FindPatientOutcome> RunAsync(TherapistId therapist, string named, CancellationToken cancel) =>
        store.ReadAsync<FindPatientOutcome>(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
                var hash = NameHash(keys, named);
                var byName = await db
                    .Patients.Where(p => p.NameHash == hash && caseload.Contains(p.PatientId))
                    .Select(p => p.PatientId)
                    .ToListAsync(cancel);
                var matches = byName.Count > 0 ? byName : [.. caseload.Where(p => IdPrefix.Matches(named, p.Value))];
                return matches.Count switch
                {
                    0 => await InTheirPlaceAsync(db, therapist, hash, named, cancel),
                    1 => new FindPatientOutcome.Found(matches[0]),
                    _ => new FindPatientOutcome.Several(matches),
                };
            },
            cancel
        );

    /// <summary>The patients of the caseload who bear this name, by the time they came.</summary>
    public Task<IReadOnlyList<PatientId>> NamedAsync(TherapistId therapist, string name, CancellationToken cancel) =>
        store.ReadAsync<IReadOnlyList<PatientId>>(
            async db =>
            {
                var caseload = await records.CaseloadOfAsync(db, therapist, cancel);
                var hash = NameHash(keys, name);
                var found = await db
                    .Patients.Where(p => p.NameHash == hash && caseload.Contains(p.PatientId))
                    .Select(p => p.PatientId)
                    .ToListAsync(cancel);
                return [.. caseload.Where(found.Contains)];
            },
            cancel
        );

    // Of those in whose place this therapist answers, while an urgent alert stands.
    private async Task<FindPatientOutcome> InTheirPlaceAsync(
        JournalDb db,
        TherapistId therapist,
        byte[] hash,
        string named,
        CancellationToken cancel
    )
    {
        var others = await standIns.PatientsOfAsync(db, therapist, cancel);
        var byName = await db
            .Patients.Where(p => p.NameHash == hash && others.Contains(p.PatientId))
            .Select(p => p.PatientId)
            .ToListAsync(cancel);
        return (byName.Count > 0 ? byName : [.. others.Where(p => IdPrefix.Matches(named, p.Value))]) switch
        {
            [var one] => new FindPatientOutcome.Found(one),
            [] => new FindPatientOutcome.Missing(),
            var several => new FindPatientOutcome.Several(several),
        };
    }

    internal static byte[] NameHash(Keys keys, string name) =>
        keys.LookupHash("patient-name", PersonName.ForLookup(name));
}

/// <summary>What looking for a patient came to.</summary>
public abstract record FindPatientOutcome
{
    private FindPatientOutcome() { }

    public sealed record Found(PatientId Id) : FindPatientOutcome;

    public sealed record Missing : FindPatientOutcome;

    /// <summary>Several have this name, or this prefix.</summary>
    public sealed record Several(IReadOnlyList<PatientId> Ids) : FindPatientOutcome;
}
