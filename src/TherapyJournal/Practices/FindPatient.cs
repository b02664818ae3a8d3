using Microsoft.EntityFrameworkCore;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>Finds a patient of the acting therapist's caseload by id, by a prefix of it, or by exact name. Nothing is opened for it.</summary>
public sealed class FindPatient(JournalStore store, PatientRecords records, StandIns standIns, Keys keys)
{
    /// <summary>The patient; another therapist's looks like a missing one.</summary>
    public Task<FindPatientOutcome> RunAsync(TherapistId therapist, string named, CancellationToken cancel) =>
        store.ReadAsync(
            async db => await AmongAsync(db, await records.CaseloadOfAsync(db, therapist, cancel), named, cancel),
            cancel
        );

    /// <summary>The same, and besides those in whose place this therapist answers while an urgent alert stands: for what an alert needs, and nothing else.</summary>
    public async Task<FindPatientOutcome> WithCoveredAsync(
        TherapistId therapist,
        string named,
        CancellationToken cancel
    ) =>
        await RunAsync(therapist, named, cancel) is var own && own is not FindPatientOutcome.Missing
            ? own
            : await store.ReadAsync(
                async db => await AmongAsync(db, await standIns.PatientsOfAsync(db, therapist, cancel), named, cancel),
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

    private async Task<FindPatientOutcome> AmongAsync(
        JournalDb db,
        IReadOnlyList<PatientId> patients,
        string named,
        CancellationToken cancel
    )
    {
        var hash = NameHash(keys, named);
        var byName = await db
            .Patients.AsNoTracking()
            .Where(p => p.NameHash == hash && patients.Contains(p.PatientId))
            .ToListAsync(cancel);
        foreach (var row in byName)
        {
            // The hash may have been put there by whoever writes to the database: it counts with the row that is sealed with it.
            if (await FoundPatient.DamageAsync(db, keys, row, cancel) is { } damage)
            {
                return new FindPatientOutcome.Damaged(damage);
            }
        }
        var matches =
            byName.Count > 0
                ? [.. byName.Select(p => p.PatientId)]
                : patients.Where(p => IdPrefix.Matches(named, p.Value)).ToList();
        return matches switch
        {
            [] => new FindPatientOutcome.Missing(),
            [var one] => new FindPatientOutcome.Found(one),
            _ => new FindPatientOutcome.Several(matches),
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

    /// <summary>A row that bears this name was changed outside the program, so that nobody knows whose name it is.</summary>
    public sealed record Damaged(DamagedRow Row) : FindPatientOutcome;

    /// <summary>Several have this name, or this prefix.</summary>
    public sealed record Several(IReadOnlyList<PatientId> Ids) : FindPatientOutcome;
}
