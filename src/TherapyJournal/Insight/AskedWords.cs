using TherapyJournal.Assistants;

namespace TherapyJournal.Insight;

/// <summary>What a question asks for, in its own words.</summary>
/// <param name="Words">Those that say something; all of them where none does.</param>
/// <param name="AsksWhen">Whether it asks for a time.</param>
internal sealed record AskedWords(IReadOnlyList<AskedWord> Words, bool AsksWhen)
{
    private static readonly string[][] TimeAskedBy =
    [
        ["when"],
        ["how", "long"],
        ["what", "year"],
        ["what", "month"],
        ["what", "day"],
        ["what", "date"],
        ["what", "time"],
    ];

    public static AskedWords Of(string question)
    {
        var written = question
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => Assistants.Words.In(part).Select(word => new AskedWord(Bare(word), IsCapital(part))))
            .ToList();
        var telling = written.Where(w => !CommonWords.Holds(w.Text)).DistinctBy(w => w.Text).ToList();
        return new AskedWords(
            telling.Count > 0 ? telling : written,
            TimeAskedBy.Any(start => written.Take(start.Length).Select(w => w.Text).SequenceEqual(start))
        );
    }

    // "Anna's" is about Anna.
    private static string Bare(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('\'');

    private static bool IsCapital(string part) =>
        part.FirstOrDefault(char.IsLetter) is var first && char.IsUpper(first);
}

/// <summary>A word of a question.</summary>
/// <param name="Text">In small letters.</param>
/// <param name="IsCapital">Whether it was written with a capital letter, as names are.</param>
internal sealed record AskedWord(string Text, bool IsCapital);
