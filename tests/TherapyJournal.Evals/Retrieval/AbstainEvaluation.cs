using System.Globalization;
using TherapyJournal.Insight;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>`./dev eval abstain --locomo FILE`: how often "the entries do not say" is said without a model, of questions that nobody can answer and of those that somebody can.</summary>
internal static class AbstainEvaluation
{
    private const int Unanswerable = 5;

    /// <summary>To say so by lot would turn both away alike.</summary>
    private const double TimesAsOften = 2;

    private static readonly double[] Thresholds = [0.10, 0.15, 0.20, AskGround.LeastCover, 0.30, 0.35, 0.40, 0.50];

    public static int Run(string[] arguments) => LocomoFile.Run("abstain", arguments, Report);

    internal static int Run(Stream file, TextWriter page) => LocomoFile.Run(file, page, Report);

    private static bool Report(IReadOnlyList<Conversation> conversations, TextWriter page)
    {
        var tried = conversations.SelectMany(Try).ToList();
        var cannot = tried.Where(t => t.Category == Unanswerable).ToList();
        var can = tried.Where(t => t.Category != Unanswerable).ToList();
        if (cannot.Count == 0 || can.Count == 0)
        {
            Console.Error.WriteLine("It takes questions of both kinds.");
            return false;
        }
        page.WriteLine($"{cannot.Count} questions that nobody can answer, {can.Count} that somebody can");
        page.WriteLine($"{"at least", -10}{"rightly said", 14}{"wrongly said", 14}");
        foreach (var least in Thresholds)
        {
            page.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{least, -10:F2}{Said(cannot, least), 14:F3}{Said(can, least), 14:F3}{(least == AskGround.LeastCover ? "  in use" : "")}"
                )
            );
        }
        var (rightly, wrongly) = (Said(cannot, AskGround.LeastCover), Said(can, AskGround.LeastCover));
        page.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the entries do not say: rightly {rightly:F3} wrongly {wrongly:F3}"
            )
        );
        return rightly >= TimesAsOften * wrongly;
    }

    private static double Said(IReadOnlyList<Tried> tried, double least) =>
        (double)tried.Count(t => t.Cover < least) / tried.Count;

    private static IEnumerable<Tried> Try(Conversation conversation)
    {
        var turns = conversation.Turns;
        using var index = new JournalIndex([
            .. turns.Select((turn, at) => new IndexedEntry(RetrievalEvaluation.EntryId(at), turn.Day, turn.Text)),
        ]);
        var texts = turns
            .Select((turn, at) => (Id: RetrievalEvaluation.EntryId(at), turn.Text))
            .ToDictionary(t => t.Id, t => t.Text);
        foreach (var question in conversation.Questions)
        {
            var cover = index.Find(question.Text, 1) is [var first]
                ? index.CoverOf(question.Text).Of(texts[first.Id])
                : 0;
            yield return new Tried(question.Category, cover);
        }
    }

    private sealed record Tried(int Category, double Cover);
}
