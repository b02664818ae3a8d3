using NodaTime;

namespace TherapyJournal.Insight.Briefs;

/// <summary>The last number that was said in these days, beside the one that it is compared with.</summary>
/// <param name="Last">The last.</param>
/// <param name="Earlier">The last before these days, else the first in them; null: there is no other.</param>
/// <param name="Said">Such as 3 on 12 May 2026, after 6 on 28 April 2026.</param>
/// <param name="Grounds">Both.</param>
internal sealed record RatingStep(
    MeasureResultContent Last,
    MeasureResultContent? Earlier,
    string Said,
    IReadOnlyList<BriefGround> Grounds
)
{
    // On a scale of eleven steps; one step is said and not asked about. Our own measure, and no clinical one.
    private const int Fall = 2;

    /// <summary>Whether it is so much lower that somebody may ask about it.</summary>
    public bool Fell => Earlier is not null && Earlier.Rating - Last.Rating >= Fall;

    /// <summary>Of the ratings of one thing, oldest first; null: none is of these days.</summary>
    public static RatingStep? Of(IReadOnlyList<MeasureResultContent> ratings, BriefDays days)
    {
        if (ratings is not [.., var last] || !days.Holds(last.At))
        {
            return null;
        }
        var earlier =
            ratings.LastOrDefault(r => !days.Holds(r.At)) ?? ratings.FirstOrDefault(r => days.Holds(r.At) && r != last);
        return new RatingStep(
            last,
            earlier,
            $"{last.Rating} on {days.Said(last.At)}{(earlier is null ? "" : $", after {earlier.Rating} on {days.Said(earlier.At)}")}",
            [days.Cite(last), .. earlier is null ? [] : (BriefGround[])[days.Cite(earlier)]]
        );
    }
}
