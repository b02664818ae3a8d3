using System.Collections.Frozen;

namespace TherapyJournal.Assistants.Bank;

/// <summary>What a goal is after, without what only says when or where not: "sleep six hours after a night shift" is about sleep, not about work.</summary>
internal static class GoalAim
{
    private static readonly FrozenSet<string> Circumstances = new[]
    {
        "after",
        "apart",
        "away",
        "before",
        "besides",
        "despite",
        "instead",
        "outside",
        "until",
        "without",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words up to the first that begins a circumstance; never none of them.</summary>
    public static IReadOnlyList<string> In(string goal) =>
        [.. Words.In(goal).TakeWhile((word, at) => at == 0 || !Circumstances.Contains(word))];
}
