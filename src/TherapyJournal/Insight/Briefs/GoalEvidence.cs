using TherapyJournal.Assistants.Bank;
using TherapyJournal.Goals;

namespace TherapyJournal.Insight.Briefs;

/// <summary>The sentences that speak of a goal, by its own words.</summary>
internal static class GoalEvidence
{
    // More entries are not looked through for one goal.
    private const int MostEntries = 60;

    // How much of what a goal is after a sentence holds, each word by how rare it is in the journal. Our own measure.
    private const double LeastCover = 0.3;

    /// <summary>Newest entry first.</summary>
    public static IReadOnlyList<BriefLine> Of(TherapyGoalContent goal, BriefDays days)
    {
        var aim = string.Join(' ', GoalAim.In(goal.Text));
        var asked = AskedWords.Of(aim);
        if (asked.SayNothing)
        {
            return [];
        }
        var near = days
            .Index.FindHolding(asked, MostEntries, day => day >= days.From)
            .Select(found => found.Id)
            .ToHashSet();
        var cover = days.Index.CoverOf(aim);
        return [.. days.Lines.Where(l => near.Contains(l.Entry.Entry.Id) && cover.Of(l.Text) >= LeastCover)];
    }
}
