using TherapyJournal.Assistants;
using TherapyJournal.Evals.Assistants.Rules;
using TherapyJournal.Journaling;

namespace TherapyJournal.Evals.Assistants;

/// <summary>What is observed of the questions of one case.</summary>
internal static class AboutQuestions
{
    // As many as a model is shown.
    private const int Recent = 3;
    private const int AskedBefore = 30;
    private const int MostSentences = 2;

    public static IEnumerable<Observation> Specific(LivedCase lived) =>
        Asked(lived)
            .Select(turn =>
                Is(
                    lived,
                    SameWord.Shared(
                        turn.Question.Text,
                        [.. lived.Case.Goals, .. lived.Case.SharedBefore(turn.Entry).TakeLast(Recent)]
                    )
                        is not null,
                    turn.Question.Text
                )
            );

    public static IEnumerable<Observation> Different(LivedCase lived)
    {
        var texts = Asked(lived).Select(turn => turn.Question.Text).ToList();
        return texts.Count < 2
            ? []
            : [new Observation(lived.Case.Id, Repetition.DistinctPairs(texts), string.Join(" / ", texts))];
    }

    public static IEnumerable<Observation> NotRepeated(LivedCase lived)
    {
        var texts = Asked(lived).Select(turn => turn.Question.Text).ToList();
        return texts.Select(
            (text, at) => Is(lived, !texts.Take(at).TakeLast(AskedBefore).Any(b => Repetition.AreNear(b, text)), text)
        );
    }

    /// <summary>As the product counts them: whoever wrote a question of the bank has marked it, a model's is known by its words.</summary>
    public static IEnumerable<Observation> AskWhatHelped(LivedCase lived) =>
        Asked(lived).Select(turn => Is(lived, turn.Question.AsksWhatHelped, turn.Question.Text));

    public static IEnumerable<Observation> Short(LivedCase lived) =>
        Asked(lived)
            .Select(turn => Is(lived, Sentences.Split(turn.Question.Text).Count <= MostSentences, turn.Question.Text));

    public static IEnumerable<Observation> Grade(LivedCase lived) =>
        AboutReflections.Grade(lived, Asked(lived).Select(turn => turn.Question.Text));

    public static IEnumerable<Observation> KeepBack(LivedCase lived) =>
        Asked(lived)
            .Select(turn =>
            {
                var said = $"{turn.Question.Text} {turn.Question.Why}";
                var earlier = lived.Case.Entries.TakeWhile(e => e != turn.Entry).ToList();
                var leak = KeptBack.GivesAway(said, earlier, lived.Case.Goals);
                return Is(lived, leak is null, $"“{leak}” in: {said}");
            });

    internal static Observation Is(LivedCase lived, bool isGood, string words) =>
        new(lived.Case.Id, isGood ? 1 : 0, words);

    private static IEnumerable<(CaseEntry Entry, JournalPromptContent Question)> Asked(LivedCase lived) =>
        lived.Entries.Where(e => e.Question is not null).Select(e => (e.Entry, e.Question!)); // just looked
}
