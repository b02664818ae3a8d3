using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.Insight;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>What was found by words, as the desk shows it.</summary>
/// <param name="Hits">The sentences that hold them, entry by entry.</param>
/// <param name="Says">How it was understood, and how many there are.</param>
public sealed record FoundSheet(IReadOnlyList<PassageLine> Hits, IReadOnlyList<string> Says)
{
    internal static FoundSheet Of(SearchResult.Found found, int most, DeskTimes times) =>
        new(
            [
                .. found.Hits.Select(hit => new PassageLine(
                    hit.Entry.Id,
                    times.Full(hit.Entry.At),
                    [.. hit.Excerpt.Select(piece => piece with { Text = SafeText.Clean(piece.Text) })]
                )),
            ],
            [.. found.Understood, HowMany(found, most)]
        );

    /// <summary>Why nothing could be looked for.</summary>
    internal static string Problem(SearchResult result) =>
        result is SearchResult.OnlyTime time
            ? $"There is a time and nothing to look for in it. {time.Understood}"
            : "There is nothing to look for: give a word, the beginning of one (walk*), or an emoji.";

    private static string HowMany(SearchResult.Found found, int most) =>
        found.Hits.Count == 0 ? "No entry holds any of these words."
        : found.Hits.Count == most ? $"The {most} that fit best. More words, or fewer days, make them fewer."
        : $"{Count.Of(found.Hits.Count, "entry holds", "entries hold")} something of it.";
}
