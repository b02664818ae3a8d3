using Microsoft.EntityFrameworkCore;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.Safety;

/// <summary>Writes a safety plan, which patient and therapist keep together: each may change it, and each change is a version. Nothing is overwritten; changes to different steps both hold.</summary>
public sealed class ChangeSafetyPlan(JournalStore store, PatientRecords records, RaiseAlert alerts, TimeProvider clock)
{
    /// <summary>So many lines has a step.</summary>
    public const int MostLines = 12;

    /// <summary>So many characters has a line.</summary>
    public const int LongestLine = 300;

    private const int MostTries = 5;

    /// <summary>Puts new lines into some steps; the others stay as they are. What a patient writes is screened by the rules, whether it is kept or not; a line that stands there twice is kept once.</summary>
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
        for (var tried = 1; ; tried++)
        {
            var read = await records.ReadAsync(
                reader,
                patient,
                Purpose.ChangeSafetyPlan,
                (record, db) => ReadSafetyPlan.FromAsync(record, db, cancel),
                cancel
            );
            if (read is not ReadOutcome<(int Version, SafetyPlanContent Content)>.Open { Value: var now })
            {
                return new ChangeSafetyPlanOutcome.Refused(
                    ((ReadOutcome<(int Version, SafetyPlanContent Content)>.Refused)read).Why
                );
            }
            var edit = PlanEdit.Of(now.Content, version, clean);
            if (edit.Steps.Count == 0 && version <= now.Version)
            {
                return new ChangeSafetyPlanOutcome.Unchanged();
            }
            try
            {
                if (await SaveAsync(reader, patient, now.Version, now.Content, edit, cancel) is { } outcome)
                {
                    return outcome;
                }
            }
            catch (DbUpdateException fault) when (tried < MostTries && store.Kind.IsDuplicate(fault))
            {
                // Somebody else began the plan at this moment: the next reading shows how.
            }
            if (tried == MostTries)
            {
                throw new DbUpdateConcurrencyException("A safety plan is being changed all the time.");
            }
        }
    }

    /// <returns>Null when somebody has changed it since it was read: then it is read again.</returns>
    private Task<ChangeSafetyPlanOutcome?> SaveAsync(
        Reader reader,
        PatientId patient,
        int version,
        SafetyPlanContent before,
        PlanEdit edit,
        CancellationToken cancel
    ) =>
        store.TransactAsync<ChangeSafetyPlanOutcome?>(
            async db =>
            {
                if (await records.SealerAsync(db, patient, cancel) is not { } sealer)
                {
                    return new ChangeSafetyPlanOutcome.Refused(new DoorRefusal.Missing());
                }
                var row = await db.SafetyPlans.FirstOrDefaultAsync(p => p.PatientId == patient, cancel);
                if ((row?.Version ?? 0) != version)
                {
                    return null;
                }
                var standing = await records.StandingAsync(db, patient, cancel) is StandingOutcome.Known known
                    ? known.Standing
                    : new PatientStandingContent();
                var problem = TooMuch(edit) ?? (reader is Reader.Patient ? WhyNot(standing) : null);
                var isKept = problem is null && !edit.Clashes;
                var crisis =
                    reader is Reader.Patient
                        ? await alerts.ScreenAsync(
                            db,
                            sealer,
                            standing,
                            isKept ? SafetyPlan.IdOf(patient) : RowId.New(clock),
                            string.Join('\n', edit.NewLines),
                            isPrivate: false,
                            isKept,
                            cancel
                        )
                        : null;
                if (problem is not null)
                {
                    return new ChangeSafetyPlanOutcome.Unusable(problem) { Crisis = crisis };
                }
                if (edit.Clashes)
                {
                    return new ChangeSafetyPlanOutcome.StaleVersion { Crisis = crisis };
                }
                if (row is null)
                {
                    row = new SafetyPlan { Id = SafetyPlan.IdOf(patient) };
                    db.SafetyPlans.Add(row);
                }
                var after = Next(before, edit, reader);
                sealer.Seal(row, after);
                return new ChangeSafetyPlanOutcome.Changed(after, edit.Meanwhile) { Crisis = crisis };
            },
            cancel
        );

    private static string? TooMuch(PlanEdit edit) =>
        edit.Steps.Values.Any(lines => lines.Count > MostLines || lines.Any(line => line.Length > LongestLine))
            ? $"A step has at most {MostLines} lines of at most {LongestLine} characters."
            : null;

    // As with an entry: nothing of a patient is kept where they have not agreed to it, or where nobody reads.
    private static string? WhyNot(PatientStandingContent standing) =>
        !standing.Allows(ConsentKind.Keeping) ? "There is no consent to keep what you write."
        : standing.Status == PatientStatus.Active ? null
        : "Journaling is paused here or has ended, so what you write is not kept. Your plan stays as it is, and you can read it at any time.";

    private SafetyPlanContent Next(SafetyPlanContent before, PlanEdit edit, Reader reader) =>
        new([
            .. before.Versions,
            new SafetyPlanVersion(
                clock.NowStored(),
                reader.AsAuthor,
                [
                    .. Enum.GetValues<SafetyPlanStep>()
                        .Select(step =>
                            edit.Steps.GetValueOrDefault(step) ?? SafetyPlanContent.LinesOf(before.Current, step)
                        ),
                ]
            ),
        ]);

    private static IReadOnlyList<string> Clean(IReadOnlyList<string> lines) =>
        [.. lines.Select(PersonName.Clean).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <summary>What writing a safety plan came to.</summary>
public abstract record ChangeSafetyPlanOutcome
{
    private ChangeSafetyPlanOutcome() { }

    /// <summary>Fixed words to say at once, where a patient's own words raised something; null: they did not.</summary>
    public CrisisAnswer? Crisis { get; init; }

    /// <param name="Plan">As it stands now.</param>
    /// <param name="Meanwhile">What others changed since the caller read it, in other steps: it holds as well.</param>
    public sealed record Changed(SafetyPlanContent Plan, IReadOnlyList<SafetyPlanVersion> Meanwhile)
        : ChangeSafetyPlanOutcome;

    /// <summary>It reads like this already.</summary>
    public sealed record Unchanged : ChangeSafetyPlanOutcome;

    /// <summary>Somebody changed the same steps meanwhile: read them again. Nothing was overwritten.</summary>
    public sealed record StaleVersion : ChangeSafetyPlanOutcome;

    public sealed record Unusable(string Sentence) : ChangeSafetyPlanOutcome;

    public sealed record Refused(DoorRefusal Why) : ChangeSafetyPlanOutcome;
}
