using TherapyJournal.Review;

namespace TherapyJournal.Insight.Briefs;

/// <summary>What waits for somebody, and what may be asked: only what the record itself leaves open, with what gave rise to it.</summary>
internal static class OpenPart
{
    private const int Most = 7;

    // So that each kind has room beside the others.
    private const int MostOfAKind = 3;

    private const string QuestionBank = "question-bank";

    public static BriefPart Of(BriefDays days)
    {
        List<List<BriefSentence>> kinds =
        [
            [.. days.Requests.Select(r => Asked(r, days))],
            [.. days.Suggestions.SelectMany(s => Suggested(s, days))],
            [.. Fallen(days)],
            [
                .. Announcements
                    .Of(days)
                    .Select(l => new BriefSentence(
                        "Announced, and no later entry that was shared comes back to it.",
                        [BriefDays.Quote(l)]
                    )),
            ],
            [.. Silent(days)],
        ];
        return BriefParts.Of(
            BriefPartKind.Open,
            [.. kinds.SelectMany(k => k.Take(MostOfAKind)), .. kinds.SelectMany(k => k.Skip(MostOfAKind))],
            Most,
            "Nothing waits, and the rules find nothing that was left open."
        );
    }

    private static BriefSentence Asked(RequestView request, BriefDays days) =>
        new(
            $"{Asks(request.Content.Kind)}, since {days.Said(request.Content.At)}.",
            [
                new BriefGround(
                    BriefGroundKind.Request,
                    days.DayOf(request.Content.At),
                    EntryId: null,
                    request.Content.Words is { } words && BriefDays.IsShort(words) ? words : null
                ),
            ]
        );

    // Of an entry that became private nothing is suggested any more.
    private static IEnumerable<BriefSentence> Suggested(WaitingSuggestion waiting, BriefDays days)
    {
        if (days.Journal.FirstOrDefault(e => e.Entry.Id == waiting.EntryId) is not { } entry)
        {
            yield break;
        }
        var goal = waiting.Suggestion.Content;
        var evidence = goal.Evidence.FirstOrDefault(q =>
            BriefDays.IsShort(q) && entry.Text.Contains(q, StringComparison.Ordinal)
        );
        var by = goal.WrittenBy == QuestionBank ? "without AI" : "by the assistant (AI)";
        yield return new BriefSentence(
            $"A goal is suggested {by} and waits: “{BriefDays.Short(goal.Text)}”.",
            [BriefDays.Cite(entry, evidence)]
        );
    }

    private static IEnumerable<BriefSentence> Fallen(BriefDays days)
    {
        if (RatingStep.Of([.. days.Ratings.Where(r => r.Measure == Measure.Mood)], days) is { Fell: true } mood)
        {
            yield return new BriefSentence(
                $"What lies between a mood of {mood.Earlier!.Rating} and one of {mood.Last.Rating}?", // it fell from there
                mood.Grounds
            );
        }
        foreach (var goal in days.Goals.Where(g => g.Content.IsOpen))
        {
            if (RatingStep.Of([.. days.Ratings.Where(r => r.GoalId == goal.Id)], days) is { Fell: true } step)
            {
                yield return new BriefSentence(
                    $"What made “{BriefDays.Short(goal.Content.Text)}” seem further away: {step.Said}?",
                    step.Grounds
                );
            }
        }
    }

    private static IEnumerable<BriefSentence> Silent(BriefDays days) =>
        days.Entries.Count == 0
            ? []
            : days
                .Goals.Where(g => g.Content.IsOpen && GoalEvidence.Of(g.Content, days).Count == 0)
                .Select(g => new BriefSentence(
                    $"How is it with “{BriefDays.Short(g.Content.Text)}”? No entry of these days has its words.",
                    [GoalsPart.Cite(g, days)]
                ));

    private static string Asks(PatientRequestKind kind) =>
        kind switch
        {
            PatientRequestKind.Call => "Asks for a call",
            PatientRequestKind.Export => "Asks for everything that is kept about them",
            PatientRequestKind.Goal => "Proposes a goal",
            PatientRequestKind.Erasure => "Asks to be erased",
            _ => throw new InvalidOperationException("A kind without words."),
        };
}
