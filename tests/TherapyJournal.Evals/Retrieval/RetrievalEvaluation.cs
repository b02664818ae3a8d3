using System.Globalization;
using TherapyJournal.Insight;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>`./dev eval retrieval --locomo FILE`: how often the entries that answer a question are among the first that are found.</summary>
internal static class RetrievalEvaluation
{
    /// <summary>Without a model or an embedding; of the evidence, among the first ten.</summary>
    private const double LeastRecall = 0.75;

    // The fifth asks for what nobody said: there is nothing to find.
    private const int LastAnswerable = 4;
    private const int Looked = 50;

    public static int Run(string[] arguments) => LocomoFile.Run("retrieval", arguments, Report);

    internal static int Run(Stream file, TextWriter page) => LocomoFile.Run(file, page, Report);

    private static bool Report(IReadOnlyList<Conversation> conversations, TextWriter page)
    {
        var tried = conversations.SelectMany(Try).ToList();
        var asked = conversations.Sum(c => c.Questions.Count(q => q.Category <= LastAnswerable));
        page.WriteLine(
            $"{conversations.Count} conversations, {conversations.Sum(c => c.Turns.Count)} turns as entries, {tried.Count} of {asked} questions (the others name no turn that is there)"
        );
        page.WriteLine($"{"category", -12}{"questions", 10}{"recall@5", 10}{"recall@10", 11}{"mrr", 8}{"bm25@10", 9}");
        foreach (var category in tried.GroupBy(t => t.Category).OrderBy(g => g.Key))
        {
            page.WriteLine(Line(NameOf(category.Key), [.. category]));
        }
        if (tried.Count == 0)
        {
            Console.Error.WriteLine("No question could be asked.");
            return false;
        }
        var recall = tried.Average(t => t.At10);
        page.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"overall recall@5 {tried.Average(t => t.At5):F3} recall@10 {recall:F3} mrr {tried.Average(t => t.Reciprocal):F3} bm25@10 {tried.Average(t => t.PlainAt10):F3}"
            )
        );
        if (recall < LeastRecall)
        {
            Console.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"Recall among the first ten is below {LeastRecall:F2}.")
            );
        }
        return recall >= LeastRecall;
    }

    private static string Line(string name, IReadOnlyList<Tried> tried) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name, -12}{tried.Count, 10}{tried.Average(t => t.At5), 10:F3}{tried.Average(t => t.At10), 11:F3}{tried.Average(t => t.Reciprocal), 8:F3}{tried.Average(t => t.PlainAt10), 9:F3}"
        );

    private static IEnumerable<Tried> Try(Conversation conversation)
    {
        var ids = conversation
            .Turns.Select((turn, at) => (turn.Id, Entry: EntryId(at)))
            .ToDictionary(x => x.Entry, x => x.Id);
        using var index = new JournalIndex([
            .. conversation.Turns.Select((turn, at) => new IndexedEntry(EntryId(at), turn.Day, turn.Text)),
        ]);
        using var plain = new PlainBm25(conversation.Turns);
        foreach (
            var question in conversation.Questions.Where(q => q.Category <= LastAnswerable && q.Evidence.Count > 0)
        )
        {
            var found = index.Find(question.Text, Looked).Select(f => ids[f.Id]).ToList();
            yield return new Tried(
                question.Category,
                Recall(found.Take(5), question),
                Recall(found.Take(10), question),
                found.FindIndex(question.Evidence.Contains) is >= 0 and var first ? 1.0 / (first + 1) : 0,
                Recall(plain.Find(question.Text, 10), question)
            );
        }
    }

    private static double Recall(IEnumerable<string> found, Question question) =>
        (double)found.Count(question.Evidence.Contains) / question.Evidence.Count;

    internal static Guid EntryId(int at) => new(at, 0, 0, new byte[8]);

    private static string NameOf(int category) =>
        category switch
        {
            1 => "1 several",
            2 => "2 time",
            3 => "3 world",
            4 => "4 one",
            _ => $"{category}",
        };

    private sealed record Tried(int Category, double At5, double At10, double Reciprocal, double PlainAt10);
}
