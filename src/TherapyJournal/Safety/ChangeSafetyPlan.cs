using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Writes a safety plan, as patient and therapist agree on it. Nothing is overwritten: each change is a version.</summary>
public sealed class ChangeSafetyPlan(JournalStore store, PatientRecords records, TimeProvider clock)
{
    /// <summary>So many lines has a step.</summary>
    public const int MostLines = 12;

    /// <summary>So many characters has a line.</summary>
    public const int LongestLine = 300;

    /// <summary>Puts new lines into some steps; the others stay as they are.</summary>
    /// <param name="reader">Who writes it down.</param>
    /// <param name="patient">Whose plan it is.</param>
    /// <param name="version">The version that the caller read; 0: there was none.</param>
    /// <param name="steps">The new lines by step; an empty list clears a step.</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    public async Task<ChangeSafetyPlanOutcome> RunAsync(
        Reader reader,
        PatientId patient,
        int version,
        IReadOnlyDictionary<SafetyPlanStep, IReadOnlyList<string>> steps,
        CancellationToken cancel
    )
    {
        var clean = steps.ToDictionary(s => s.Key, s => Clean(s.Value));
        if (clean.Values.Any(lines => lines.Count > MostLines || lines.Any(line => line.Length > LongestLine)))
        {
            return new ChangeSafetyPlanOutcome.Unusable(
                $"A step has at most {MostLines} lines of at most {LongestLine} characters."
            );
        }
        var read = await records.ReadAsync(
            reader,
            patient,
            Purpose.ChangeSafetyPlan,
            (record, db) => ReadSafetyPlan.FromAsync(record, db, cancel),
            cancel
        );
        if (read is not ReadOutcome<(int Version, SafetyPlanContent Content)>.Open { Value: var before })
        {
            return new ChangeSafetyPlanOutcome.Refused(
                ((ReadOutcome<(int Version, SafetyPlanContent Content)>.Refused)read).Why
            );
        }
        var after = Next(before.Content, clean, reader);
        try
        {
            return before.Version == version
                ? await SaveAsync(patient, version, after, cancel)
                : new ChangeSafetyPlanOutcome.StaleVersion();
        }
        catch (DbUpdateException fault) when (store.Kind.IsDuplicate(fault))
        {
            return new ChangeSafetyPlanOutcome.StaleVersion();
        }
    }

    private Task<ChangeSafetyPlanOutcome> SaveAsync(
        PatientId patient,
        int version,
        SafetyPlanContent after,
        CancellationToken cancel
    ) =>
        store.TransactAsync<ChangeSafetyPlanOutcome>(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new ChangeSafetyPlanOutcome.Refused(new DoorRefusal.Missing());
                }
                var row = await db.SafetyPlans.FirstOrDefaultAsync(p => p.PatientId == patient, cancel);
                if ((row?.Version ?? 0) != version)
                {
                    return new ChangeSafetyPlanOutcome.StaleVersion();
                }
                if (row is null)
                {
                    // The patient's own id, so that two at once cannot make two.
                    row = new SafetyPlan { Id = patient.Value };
                    db.SafetyPlans.Add(row);
                }
                sealer.Seal(row, after);
                return new ChangeSafetyPlanOutcome.Changed(after);
            },
            cancel
        );

    private SafetyPlanContent Next(
        SafetyPlanContent before,
        Dictionary<SafetyPlanStep, IReadOnlyList<string>> steps,
        Reader reader
    ) =>
        new([
            .. before.Versions,
            new SafetyPlanVersion(
                clock.NowStored(),
                reader.AsAuthor,
                [
                    .. Enum.GetValues<SafetyPlanStep>()
                        .Select(step => steps.GetValueOrDefault(step) ?? before.Current?.Of(step) ?? []),
                ]
            ),
        ]);

    private static IReadOnlyList<string> Clean(IReadOnlyList<string> lines) =>
        [.. lines.Select(PersonName.Clean).Where(line => line.Length > 0)];
}

/// <summary>What writing a safety plan came to.</summary>
public abstract record ChangeSafetyPlanOutcome
{
    private ChangeSafetyPlanOutcome() { }

    public sealed record Changed(SafetyPlanContent Plan) : ChangeSafetyPlanOutcome;

    /// <summary>Somebody changed it meanwhile: read it again. Nothing was overwritten.</summary>
    public sealed record StaleVersion : ChangeSafetyPlanOutcome;

    public sealed record Unusable(string Sentence) : ChangeSafetyPlanOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangeSafetyPlanOutcome;
}
