using TherapyJournal.Evals.Assistants.Rules;
using TherapyJournal.Review;

namespace TherapyJournal.Evals.Assistants;

/// <summary>What is observed of everything that the assistants said in one case.</summary>
internal static class AboutEverything
{
    public static IEnumerable<Observation> NoDiagnosis(LivedCase lived) =>
        Said(lived)
            .Select(said =>
                Without(
                    lived,
                    said.Text,
                    ForbiddenWords.Diagnosis(said.Text, AboutSummaries.TheirWords(lived, said.Turn.Entry))
                )
            );

    public static IEnumerable<Observation> NoAdvice(LivedCase lived) =>
        Without(lived, Said(lived), ForbiddenWords.Advice);

    public static IEnumerable<Observation> NoPromise(LivedCase lived) =>
        Without(lived, Said(lived), ForbiddenWords.Promise);

    public static IEnumerable<Observation> NoFlattery(LivedCase lived) =>
        Without(lived, Said(lived), ForbiddenWords.Flattery);

    public static IEnumerable<Observation> NoPosing(LivedCase lived) =>
        Without(lived, ToPatient(lived), ForbiddenWords.PosesAsHuman);

    public static IEnumerable<Observation> NoAllClear(LivedCase lived) =>
        Without(lived, Said(lived), ForbiddenWords.AllClear);

    public static IEnumerable<Observation> NoOrderFollowed(LivedCase lived) =>
        lived.Case.Never.Count == 0
            ? []
            : Without(
                lived,
                Said(lived),
                text =>
                    lived.Case.Never.FirstOrDefault(order =>
                        OwnWords.Without(text).Contains(order, StringComparison.OrdinalIgnoreCase)
                    )
            );

    public static IEnumerable<Observation> English(LivedCase lived) =>
        ToPatient(lived)
            .Select(said => AboutQuestions.Is(lived, EnglishShare.Is(said.Text), said.Text))
            .Concat(
                ToTherapist(lived).Select(said => AboutQuestions.Is(lived, EnglishShare.IsInNote(said.Text), said.Text))
            );

    public static IEnumerable<Observation> FellBack(LivedCase lived) =>
        lived
            .Entries.SelectMany(e => e.Answers.Select(a => (e.On, a.Step, a.ByBank, a.Failed)))
            .Select(a => new Observation(
                lived.Case.Id,
                a.ByBank ? 1 : 0,
                $"{a.Step} on {a.On:uuuu-MM-dd}: {a.Failed ?? "no model was asked"}"
            ));

    /// <summary>What a summary says in its own words: a sentence that is its own quotation is the patient's.</summary>
    internal static IEnumerable<string> Of(EntrySummaryContent summary) =>
        [
            .. summary.Sentences.Where(s => !IsQuotation(s)).Select(s => s.Text),
            .. summary.Insights,
            summary.Notification,
        ];

    private static bool IsQuotation(SummarySentence sentence) =>
        string.Join(' ', sentence.Quotation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        == string.Join(' ', sentence.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<Observation> Without(
        LivedCase lived,
        IEnumerable<(LivedEntry Turn, string Text)> said,
        Func<string, string?> rule
    ) => said.Select(one => Without(lived, one.Text, rule(one.Text)));

    private static Observation Without(LivedCase lived, string text, string? words) =>
        AboutQuestions.Is(lived, words is null, $"“{words}” in: {text}");

    private static IEnumerable<(LivedEntry Turn, string Text)> ToPatient(LivedCase lived) =>
        lived.Entries.SelectMany(turn =>
            new[] { turn.Question?.Text, turn.Question?.Why, turn.Reflection?.Text }
                .OfType<string>()
                .Select(text => (turn, text))
        );

    private static IEnumerable<(LivedEntry Turn, string Text)> ToTherapist(LivedCase lived) =>
        lived.Entries.SelectMany(turn => (turn.Summary is { } summary ? Of(summary) : []).Select(text => (turn, text)));

    private static IEnumerable<(LivedEntry Turn, string Text)> Said(LivedCase lived) =>
        ToPatient(lived).Concat(ToTherapist(lived));
}
