using TherapyJournal.Goals;
using TherapyJournal.Storage;

namespace TherapyJournal.Insight.Briefs;

/// <summary>Each goal that stands, or stood in these days, with what was written of it, how near it was seen and what was done to it.</summary>
internal static class GoalsPart
{
    private const int Most = 4;

    public static BriefPart Of(BriefDays days) =>
        BriefParts.Of(
            BriefPartKind.Goals,
            days.Goals.Where(g => g.Content.IsOpen || Events(g, days).Count > 0)
                .Select(g => (Goal: g, Evidence: GoalEvidence.Of(g.Content, days)))
                .OrderByDescending(g => g.Goal.Content.IsOpen)
                .ThenByDescending(g => g.Evidence.Count)
                .Select(g => Sentence(g.Goal, g.Evidence, days)),
            Most,
            "No goal is agreed on."
        );

    private static BriefSentence Sentence(GoalView goal, IReadOnlyList<BriefLine> evidence, BriefDays days)
    {
        var step = RatingStep.Of([.. days.Ratings.Where(r => r.GoalId == goal.Id)], days);
        var entries = evidence.DistinctBy(l => l.Entry.Entry.Id).Count();
        var events = Events(goal, days);
        var said = new List<string>
        {
            entries == 0
                ? "no entry of these days has its words"
                : $"its words in {Counted.Of(entries, "entry", "entries")}",
        };
        if (step is not null)
        {
            said.Add($"how near, of 10: {step.Said}");
        }
        said.AddRange(events.Select(e => $"{Done(e.Kind)} on {days.Said(e.At)}"));
        return new BriefSentence(
            $"“{BriefDays.Short(goal.Content.Text)}”: {string.Join("; ", said)}.",
            [
                .. BriefLine.BestFirst(evidence).Take(1).Select(BriefDays.Quote),
                .. step?.Grounds ?? [],
                Cite(goal, events, days),
            ]
        );
    }

    /// <summary>The last thing that happened to it.</summary>
    public static BriefGround Cite(GoalView goal, BriefDays days) => Cite(goal, [], days);

    private static BriefGround Cite(GoalView goal, List<GoalEvent> events, BriefDays days)
    {
        var last = events is [.., var recent] ? recent : goal.Content.History[^1];
        return new BriefGround(
            BriefGroundKind.Goal,
            days.DayOf(last.At),
            EntryId: null,
            $"goal {Done(last.Kind)}: {BriefDays.Short(last.Text)}"
        );
    }

    private static List<GoalEvent> Events(GoalView goal, BriefDays days) =>
        [.. goal.Content.History.Where(h => days.Holds(h.At)).TakeLast(2)];

    private static string Done(GoalEventKind kind) =>
        kind switch
        {
            GoalEventKind.Added => "added",
            GoalEventKind.Changed => "changed",
            _ => "closed",
        };
}
