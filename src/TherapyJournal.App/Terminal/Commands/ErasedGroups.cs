namespace TherapyJournal.App.Terminal.Commands;

/// <summary>What an erasure destroyed, in a few groups that people have words for; the tables stand in --json.</summary>
internal static class ErasedGroups
{
    private static readonly (string Name, string[] Tables)[] Groups =
    [
        ("entries, with earlier versions", ["entries", "entry_versions"]),
        ("questions and replies", ["prompts", "reflections", "outbox"]),
        ("summaries and notices", ["summaries", "notifications"]),
        ("goals and suggestions", ["goals", "suggested_goals"]),
        ("alerts", ["alerts"]),
        ("appointments, with notes on them", ["therapy_sessions", "therapy_session_notes"]),
    ];

    private const string Rest = "name, settings, key and work";

    /// <summary>The groups of which there was anything, in a fixed order.</summary>
    public static IReadOnlyList<(string Name, int Rows)> Of(IReadOnlyDictionary<string, int> rows)
    {
        var known = Groups.SelectMany(g => g.Tables).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Groups
                .Select(g => (g.Name, Rows: g.Tables.Sum(t => rows.GetValueOrDefault(t))))
                .Append((Name: Rest, Rows: rows.Where(r => !known.Contains(r.Key)).Sum(r => r.Value)))
                .Where(g => g.Rows > 0),
        ];
    }
}
