using System.Globalization;
using Microsoft.Extensions.Configuration;
using TherapyJournal.Insight;
using TherapyJournal.Insight.Meaning;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>`./dev eval retrieval --locomo FILE`: how often the entries that answer a question are among the first that are found.</summary>
internal static class RetrievalEvaluation
{
    /// <summary>Without a model or an embedding; of the evidence, among the first ten.</summary>
    private const double LeastRecall = 0.75;

    // The fifth asks for what nobody said: there is nothing to find.
    private const int LastAnswerable = 4;
    private const int Looked = 50;
    private const string WithEmbeddings = "--embeddings";

    /// <returns>As <see cref="LocomoFile"/> has it; 2 as well where embeddings are wanted and none are configured.</returns>
    public static int Run(string[] arguments, TimeProvider clock)
    {
        if (!arguments.Contains(WithEmbeddings))
        {
            return LocomoFile.Run("retrieval", arguments, (all, page) => Report(all, page, meaning: null));
        }
        using var meaning = LocomoMeaning.From(new ConfigurationBuilder().AddEnvironmentVariables().Build(), clock);
        if (meaning is null)
        {
            Console.Error.WriteLine("No embeddings are configured: see Journal:Assistants:Embeddings in the README.");
            return 2;
        }
        return LocomoFile.Run(
            "retrieval",
            [.. arguments.Where(a => a != WithEmbeddings)],
            (all, page) => Report(all, page, meaning)
        );
    }

    internal static int Run(Stream file, TextWriter page, LocomoMeaning? meaning = null) =>
        LocomoFile.Run(file, page, (all, said) => Report(all, said, meaning));

    private static bool Report(IReadOnlyList<Conversation> conversations, TextWriter page, LocomoMeaning? meaning)
    {
        var tried = conversations.SelectMany(c => Try(c, meaning)).ToList();
        var asked = conversations.Sum(c => c.Questions.Count(q => q.Category <= LastAnswerable));
        page.WriteLine(
            $"{conversations.Count} conversations, {conversations.Sum(c => c.Turns.Count)} turns as entries, {tried.Count} of {asked} questions (the others name no turn that is there)"
        );
        if (tried.Count == 0)
        {
            Console.Error.WriteLine("No question could be asked.");
            return false;
        }
        page.WriteLine(
            $"{"category", -12}{"questions", 10}{"recall@5", 10}{"recall@10", 11}{"mrr", 8}{"bm25@10", 9}"
                + (meaning is null ? "" : $"{"vectors@10", 12}{"fused@5", 9}{"fused@10", 10}{"mrr", 8}")
        );
        foreach (var category in tried.GroupBy(t => t.Category).OrderBy(g => g.Key))
        {
            page.WriteLine(Line(NameOf(category.Key), [.. category], meaning is not null));
        }
        var recall = tried.Average(t => t.Words.At10);
        page.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"overall recall@5 {tried.Average(t => t.Words.At5):F3} recall@10 {recall:F3} mrr {tried.Average(t => t.Words.Reciprocal):F3} bm25@10 {tried.Average(t => t.PlainAt10):F3}"
            )
        );
        if (meaning is not null)
        {
            page.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"with {meaning.Name}: vectors@10 {tried.Average(t => t.Vectors.At10):F3} recall@5 {tried.Average(t => t.Fused.At5):F3} recall@10 {tried.Average(t => t.Fused.At10):F3} mrr {tried.Average(t => t.Fused.Reciprocal):F3}"
                )
            );
        }
        if (recall < LeastRecall)
        {
            Console.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"Recall among the first ten is below {LeastRecall:F2}.")
            );
        }
        return recall >= LeastRecall;
    }

    private static string Line(string name, IReadOnlyList<Tried> tried, bool withMeaning) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name, -12}{tried.Count, 10}{tried.Average(t => t.Words.At5), 10:F3}{tried.Average(t => t.Words.At10), 11:F3}{tried.Average(t => t.Words.Reciprocal), 8:F3}{tried.Average(t => t.PlainAt10), 9:F3}"
        )
        + (
            withMeaning
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tried.Average(t => t.Vectors.At10), 12:F3}{tried.Average(t => t.Fused.At5), 9:F3}{tried.Average(t => t.Fused.At10), 10:F3}{tried.Average(t => t.Fused.Reciprocal), 8:F3}"
                )
                : ""
        );

    private static IEnumerable<Tried> Try(Conversation conversation, LocomoMeaning? meaning)
    {
        var ids = conversation
            .Turns.Select((turn, at) => (turn.Id, Entry: EntryId(at)))
            .ToDictionary(x => x.Entry, x => x.Id);
        using var index = new JournalIndex([
            .. conversation.Turns.Select((turn, at) => new IndexedEntry(EntryId(at), turn.Day, turn.Text)),
        ])
        {
            Meaning = meaning?.IndexOf(conversation.Turns) ?? MeaningIndex.Empty,
        };
        using var plain = new PlainBm25(conversation.Turns);
        var questions = conversation
            .Questions.Where(q => q.Category <= LastAnswerable && q.Evidence.Count > 0)
            .ToList();
        var meant = meaning?.Of(questions.Select(q => q.Text));
        foreach (var question in questions)
        {
            var asked = meant?[question.Text] ?? AskedMeaning.None;
            yield return new Tried(
                question.Category,
                Figures(index.Find(question.Text, Looked).Select(f => f.Id)),
                Recall(plain.Find(question.Text, 10), question),
                Figures(index.FindByMeaning(asked, Looked, _ => true)),
                Figures(
                    meant is null ? [] : index.FindNear(question.Text, most: 10, _ => true, asked).Select(f => f.Id)
                )
            );

            Found Figures(IEnumerable<Guid> entries)
            {
                var found = entries.Select(id => ids[id]).ToList();
                return new Found(
                    Recall(found.Take(5), question),
                    Recall(found.Take(10), question),
                    found.FindIndex(question.Evidence.Contains) is >= 0 and var first ? 1.0 / (first + 1) : 0
                );
            }
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

    private sealed record Tried(int Category, Found Words, double PlainAt10, Found Vectors, Found Fused);

    private sealed record Found(double At5, double At10, double Reciprocal);
}
