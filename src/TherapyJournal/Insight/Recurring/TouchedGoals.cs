using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Insight.Recurring;

/// <summary>The goals that a theme touches: those that share a stem with it, or are of its field.</summary>
internal sealed class TouchedGoals
{
    private readonly List<(string Text, HashSet<string> Stems, HashSet<string> Fields)> goals;

    public TouchedGoals(IReadOnlyList<string> texts, JournalIndex index) =>
        goals = [
            .. texts.Select(text =>
            {
                var aim = GoalAim.In(text);
                var telling = aim.Where(word => !CommonWords.Holds(word) && !EverydayWords.Hold(word)).ToList();
                return (
                    text,
                    index.StemOfEach(telling).Where(stem => stem.Length > 0).ToHashSet(StringComparer.Ordinal),
                    Themes.English.In(aim).Keys.ToHashSet(StringComparer.Ordinal)
                );
            }),
        ];

    /// <param name="field">The field of the theme; null: it has none.</param>
    /// <param name="stems">Of its words.</param>
    public IReadOnlyList<string> By(string? field, IReadOnlySet<string> stems) =>
        [
            .. goals
                .Where(g => g.Stems.Overlaps(stems) || (field is not null && g.Fields.Contains(field)))
                .Select(g => g.Text),
        ];
}
