using TherapyJournal.Assistants;
using TherapyJournal.Evals.Assistants.Rules;

namespace TherapyJournal.Evals.Assistants;

/// <summary>What is observed of the reflections of one case.</summary>
internal static class AboutReflections
{
    private const int Before = 10;
    private const int MostSentences = 3;

    public static IEnumerable<Observation> BeginDifferently(LivedCase lived)
    {
        var texts = Said(lived).ToList();
        return texts.Select(
            (text, at) =>
                AboutQuestions.Is(lived, !texts.Take(at).TakeLast(Before).Any(b => Repetition.OpenAlike(b, text)), text)
        );
    }

    public static IEnumerable<Observation> Short(LivedCase lived) =>
        Said(lived).Select(text => AboutQuestions.Is(lived, Sentences.Split(text).Count <= MostSentences, text));

    public static IEnumerable<Observation> Grade(LivedCase lived) => Grade(lived, Said(lived));

    /// <summary>One grade a case: a single sentence is too short to be graded.</summary>
    internal static IEnumerable<Observation> Grade(LivedCase lived, IEnumerable<string> said)
    {
        var texts = said.ToList();
        return texts.Count == 0
            ? []
            : [new Observation(lived.Case.Id, ReadingLevel.Grade(texts), string.Join(" / ", texts))];
    }

    private static IEnumerable<string> Said(LivedCase lived) =>
        lived.Entries.Select(e => e.Reflection?.Text).OfType<string>();
}
