using System.Globalization;
using TherapyJournal.Insight.Trends;

namespace TherapyJournal.Evals.Retrieval;

/// <summary>`./dev eval feelings --journals FILE`: how far the list of words for feelings agrees with what the writers themselves said that they felt.</summary>
/// <remarks>The file has the columns text and emotions. Only texts count whose writer felt nothing but pleasant or nothing but unpleasant things, and of those the ones that the words decide.</remarks>
internal static class FeelingsEvaluation
{
    /// <summary>Of the texts that the words call mostly pleasant.</summary>
    private const double LeastPleasant = 0.95;

    /// <summary>Of those that they call mostly unpleasant, which are far fewer.</summary>
    private const double LeastUnpleasant = 0.7;

    private static readonly string[] Pleasant = ["calm", "excited", "happy", "proud", "satisfied"];

    private static readonly string[] Unpleasant =
    [
        "afraid",
        "angry",
        "anxious",
        "ashamed",
        "awkward",
        "bored",
        "confused",
        "disgusted",
        "frustrated",
        "jealous",
        "sad",
    ];

    public static int Run(string[] arguments)
    {
        if (arguments is not ["--journals", var path])
        {
            Console.Error.WriteLine("eval feelings --journals FILE");
            return 2;
        }
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file {path}.");
            return 1;
        }
        using var file = File.OpenText(path);
        return Run(file, Console.Out);
    }

    internal static int Run(TextReader file, TextWriter page)
    {
        var texts = Csv.Read(file)
            .Select(row =>
                (
                    Said: SideOf(row.GetValueOrDefault("emotions", "").Split(' ')),
                    Read: FeelingWords.In(row.GetValueOrDefault("text", ""))
                )
            )
            .Select(t => (t.Said, Read: t.Read.Pleasant.CompareTo(t.Read.Unpleasant)))
            .Where(t => t.Said != 0)
            .ToList();
        page.WriteLine($"{texts.Count} texts whose writers felt one kind alone");
        var pleasant = Precision(1, "pleasant");
        var unpleasant = Precision(-1, "unpleasant");
        if (pleasant >= LeastPleasant && unpleasant >= LeastUnpleasant)
        {
            return 0;
        }
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Below {LeastPleasant:F2} of what is called pleasant, or {LeastUnpleasant:F2} of what is called unpleasant."
            )
        );
        return 1;

        double Precision(int side, string name)
        {
            var read = texts.Where(t => t.Read == side).ToList();
            var right = read.Count(t => t.Said == side);
            var all = texts.Count(t => t.Said == side);
            var precision = read.Count == 0 ? 0 : (double)right / read.Count;
            page.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"mostly {name}: {read.Count} by their words, {right} of them by their writers ({precision:F2}); of {all} in all"
                )
            );
            return precision;
        }
    }

    private static int SideOf(string[] emotions) =>
        (emotions.Any(Pleasant.Contains) ? 1 : 0) - (emotions.Any(Unpleasant.Contains) ? 1 : 0);
}
