using TherapyJournal.Assistants;
using TherapyJournal.Evals.Assistants.Rules;
using TherapyJournal.Goals;
using TherapyJournal.Review;
using TherapyJournal.Safety;

namespace TherapyJournal.Evals.Assistants;

/// <summary>What is observed of the summaries of one case.</summary>
internal static class AboutSummaries
{
    private const int MostWords = 120;
    private const int MostCharacters = 200;

    public static IEnumerable<Observation> QuotationsTrue(LivedCase lived) =>
        from turn in Summarised(lived)
        from sentence in turn.Summary.Sentences
        select AboutQuestions.Is(
            lived,
            TrueQuotations.Is(turn.Entry.Text, sentence.Quotation),
            $"{sentence.Text} — “{sentence.Quotation}”"
        );

    public static IEnumerable<Observation> RaisedFirst(LivedCase lived) =>
        Summarised(lived)
            .Where(turn => RiskScreen.Screen(turn.Entry.Text).Level != RiskLevel.None)
            .Select(turn =>
                AboutQuestions.Is(
                    lived,
                    turn.Summary.Sentences is [{ Raised: true } first, ..]
                        && IsRaised(turn.Entry.Text, first.Quotation),
                    turn.Summary.Sentences.Count == 0 ? "no sentence at all" : turn.Summary.Sentences[0].Text
                )
            );

    /// <summary>Without what the program itself put first of a raised entry: nothing of that is left out to save words.</summary>
    public static IEnumerable<Observation> Short(LivedCase lived) =>
        Summarised(lived)
            .Select(turn =>
            {
                var words = turn.Summary.Sentences.Where(s => !s.Raised).Sum(s => Words.In(s.Text).Count);
                return AboutQuestions.Is(lived, words <= MostWords, $"{words} words: {Opening(turn.Summary)}");
            });

    public static IEnumerable<Observation> ShortNotification(LivedCase lived) =>
        Summarised(lived)
            .Select(turn =>
                AboutQuestions.Is(
                    lived,
                    turn.Summary.Notification.Length is > 0 and <= MostCharacters,
                    turn.Summary.Notification
                )
            );

    public static IEnumerable<Observation> NamesUnchanged(LivedCase lived) =>
        Summarised(lived)
            .Select(turn =>
            {
                var theirs = TheirWords(lived, turn.Entry);
                var changed = AboutEverything
                    .Of(turn.Summary)
                    .Select(text => UnchangedNames.Changed(text, theirs, lived.Case.Names))
                    .FirstOrDefault(name => name is not null);
                return AboutQuestions.Is(lived, changed is null, $"“{changed}”");
            });

    public static IEnumerable<Observation> Suggested(LivedCase lived) =>
        lived
            .Entries.Where(e => e.Summary is not null)
            .Select(e => new Observation(
                lived.Case.Id,
                e.Suggestion is null ? 0 : 1,
                e.Suggestion?.Text ?? "no goal was suggested"
            ));

    public static IEnumerable<Observation> SuggestedWithEvidence(LivedCase lived) =>
        lived
            .Entries.Where(turn => turn.Suggestion is not null)
            .Select(turn => HasEvidence(lived, turn.Entry, turn.Suggestion!)); // just looked

    private static Observation HasEvidence(LivedCase lived, CaseEntry entry, SuggestedGoalContent suggestion) =>
        AboutQuestions.Is(
            lived,
            suggestion.Evidence.Count > 0
                && suggestion.Evidence.All(q =>
                    TrueQuotations.Is(entry.Text, q)
                    || lived.Case.SharedBefore(entry).Any(earlier => TrueQuotations.Is(earlier, q))
                ),
            $"{suggestion.Text} — “{string.Join("” “", suggestion.Evidence)}”"
        );

    /// <summary>Everything that a summary of this entry may take names from.</summary>
    internal static IReadOnlyList<string> TheirWords(LivedCase lived, CaseEntry entry) =>
        [.. lived.Case.Goals, .. lived.Case.SharedBefore(entry), entry.Text, lived.Case.Name];

    // Looked up in the whole entry: some words count only beside others.
    private static bool IsRaised(string entry, string quotation) =>
        entry.IndexOf(quotation, StringComparison.Ordinal) is >= 0 and var start
        && RiskScreen.Screen(entry).Spans.Any(s => s.Start < start + quotation.Length && s.Start + s.Length > start);

    private static string Opening(EntrySummaryContent summary) => summary.Sentences[0].Text;

    private static IEnumerable<(CaseEntry Entry, EntrySummaryContent Summary)> Summarised(LivedCase lived) =>
        lived.Entries.Where(e => e.Summary is not null).Select(e => (e.Entry, e.Summary!)); // just looked
}
