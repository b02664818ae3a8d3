using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Finds a patient of the acting therapist's caseload by id, by a prefix of it, or by exact name. Nothing is opened for it.</summary>
public sealed class FindPatient(JournalStore store, PatientRecords records, Keys keys)
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
                    0 => new FindPatientOutcome.Missing(),
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
