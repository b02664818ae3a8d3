using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Shows a patient's safety plan, at any time: no model, no queue and no other work has a part in it.</summary>
public sealed class ReadSafetyPlan(PatientRecords records, Keys keys)
{
    /// <summary>The plan, its versions, and the lines to call.</summary>
    public Task<ReadOutcome<SafetyPlanView>> RunAsync(Reader reader, PatientId patient, CancellationToken cancel) =>
        records.ReadAsync(
            reader,
            patient,
            Purpose.ReadSafetyPlan,
            async (record, db) =>
            {
                // Whoever looks for help gets the plan also where how things stand does not open.
                var standing = record.StandingOrNull ?? new PatientStandingContent();
                var (version, content) = await FromAsync(record, db, cancel);
                return new SafetyPlanView(
                    version,
                    content,
                    SafetyPlanWords.In(standing.Language),
                    await ReadFixedWords.WhomToCallAsync(db, keys, standing, cancel)
                )
                {
                    IsInTheirPlace = record.IsInTheirPlace,
                };
            },
            cancel
        );

    /// <summary>The plan from a record that the door has opened; version 0 where there is none.</summary>
    internal static async Task<(int Version, SafetyPlanContent Content)> FromAsync(
        OpenRecord record,
        JournalDb db,
        CancellationToken cancel
    ) =>
        await db.SafetyPlans.FirstOrDefaultAsync(p => p.PatientId == record.Patient, cancel) is { } row
            ? (row.Version, record.Open(row))
            : (0, SafetyPlanContent.Empty);
}

/// <summary>A safety plan as it is shown.</summary>
/// <param name="Version">By which a change sees that somebody else was faster; 0: nothing was ever written.</param>
/// <param name="Plan">The plan and its versions.</param>
/// <param name="Words">How the steps are called, in the patient's language and in their order.</param>
/// <param name="WhomToCall">The emergency number and the lines of the patient's country, in fixed words.</param>
public sealed record SafetyPlanView(
    int Version,
    SafetyPlanContent Plan,
    IReadOnlyList<SafetyPlanWords> Words,
    string WhomToCall
)
{
    /// <summary>Whether a therapist reads it who only answers in another's place, and changes nothing.</summary>
    public bool IsInTheirPlace { get; init; }
}
