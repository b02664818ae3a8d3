namespace TherapyJournal.Safety;

/// <summary>What somebody changes in a safety plan, held against how they read it and how it stands now.</summary>
/// <param name="Steps">The steps that they change, with their new lines.</param>
/// <param name="Clashes">Whether somebody else has changed one of these steps meanwhile, to something else.</param>
/// <param name="Meanwhile">What others changed since they read it.</param>
internal sealed record PlanEdit(
    IReadOnlyDictionary<SafetyPlanStep, IReadOnlyList<string>> Steps,
    bool Clashes,
    IReadOnlyList<SafetyPlanVersion> Meanwhile
)
{
    /// <summary>Of lines as they were given; a step that reads as it did when it was read, or as it stands now, is no change: the same form may come twice.</summary>
    /// <param name="now">The plan as it stands.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="given">The lines by step.</param>
    public static PlanEdit Of(
        SafetyPlanContent now,
        int version,
        IReadOnlyDictionary<SafetyPlanStep, IReadOnlyList<string>> given
    )
    {
        var before = now.At(version);
        var changed = given
            .Where(step => !Same(step.Value, before, step.Key) && !Same(step.Value, now.Current, step.Key))
            .ToDictionary(step => step.Key, step => step.Value);
        var isKnown = version >= 0 && version <= now.Versions.Count;
        return new PlanEdit(
            changed,
            !isKnown || changed.Keys.Any(step => !Same(SafetyPlanContent.LinesOf(now.Current, step), before, step)),
            isKnown ? [.. now.Versions.Skip(version)] : now.Versions
        )
        {
            Known = [before, now.Current],
        };
    }

    /// <summary>Lines that stand nowhere in the plan, neither as it was read nor as it is: whoever leaves a line, or moves it, says nothing new.</summary>
    public IEnumerable<string> NewLines =>
        Steps
            .Values.SelectMany(lines => lines)
            .Except(Known.SelectMany(v => v?.Steps ?? []).SelectMany(lines => lines));

    /// <summary>The plan as it was read, and as it is.</summary>
    private IReadOnlyList<SafetyPlanVersion?> Known { get; init; } = [];

    private static bool Same(IReadOnlyList<string> lines, SafetyPlanVersion? version, SafetyPlanStep step) =>
        lines.SequenceEqual(SafetyPlanContent.LinesOf(version, step), StringComparer.Ordinal);
}
