using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TherapyJournal.Assistants;

namespace TherapyJournal.Insight;

/// <summary>What a question asks for, in its own words.</summary>
/// <param name="Words">Those that say something; all of them where none does.</param>
/// <param name="AsksWhen">Whether it asks for a time.</param>
internal sealed partial record AskedWords(IReadOnlyList<AskedWord> Words, bool AsksWhen)
{
    private const int ShortestBeginning = 3;

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

    /// <summary>Words that must stand beside one another, in this order.</summary>
    public IReadOnlyList<string> Phrases { get; private init; } = [];

    /// <summary>Beginnings of words, in small letters.</summary>
    public IReadOnlyList<string> Beginnings { get; private init; } = [];

    /// <summary>Beginnings that have too few letters, and count as words.</summary>
    public IReadOnlyList<string> TooShort { get; private init; } = [];

    /// <summary>Whether there are only words that stand in nearly every text.</summary>
    public bool SayNothing => Phrases.Count == 0 && Beginnings.Count == 0 && Words.All(w => CommonWords.Holds(w.Text));

    /// <summary>Whether there is nothing to look for.</summary>
    public bool AreNone => Words.Count + Phrases.Count + Beginnings.Count == 0;

    /// <summary>Those of a question, whatever marks it bears.</summary>
    public static AskedWords Of(string question)
    {
        var written = Written(question);
        var telling = written.Where(w => !CommonWords.Holds(w.Text)).DistinctBy(w => w.Text).ToList();
        return new AskedWords(
            telling.Count > 0 ? telling : written,
            TimeAskedBy.Any(start => written.Take(start.Length).Select(w => w.Text).SequenceEqual(start))
        );
    }

    /// <summary>Those of a search, where quotation marks hold words together and * leaves the end of one open.</summary>
    public static AskedWords OfSearch(string search)
    {
        var phrases = QuotedWords.In(search).Where(phrase => Written(phrase).Count > 0).ToList();
        var text = new StringBuilder(search);
        foreach (var (start, length) in QuotedWords.Ranges(search).Select(r => r.GetOffsetAndLength(search.Length)))
        {
            text.Remove(start, length).Insert(start, " ", length);
        }
        var beginnings = Beginning().Matches(text.ToString()).Select(m => (Whole: m, m.Groups["word"])).ToList();
        var usable = beginnings.Where(b => b.Item2.Length >= ShortestBeginning).ToList();
        foreach (var (whole, _) in usable)
        {
            text.Remove(whole.Index, whole.Length).Insert(whole.Index, " ", whole.Length);
        }
        var others = Of(text.ToString());
        return others with
        {
            Words = phrases.Count + usable.Count > 0 && others.SayNothing ? [] : others.Words,
            Phrases = phrases,
            Beginnings = [.. usable.Select(b => b.Item2.Value.ToLowerInvariant()).Distinct()],
            TooShort = [.. beginnings.Except(usable).Select(b => b.Whole.Value)],
        };
    }

    private static List<AskedWord> Written(string text) =>
        [
            .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(part =>
                    Assistants
                        .Words.In(part)
                        .Where(word => word.EnumerateRunes().Any(Rune.IsLetterOrDigit))
                        .Select(word => new AskedWord(Bare(word), IsCapital(part)))
                        .Concat(part.EnumerateRunes().Where(IsSign).Select(r => new AskedWord($"{r}", false)))
                ),
        ];

    // "Anna's" is about Anna.
    private static string Bare(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.TrimEnd('\'');

    private static bool IsCapital(string part) =>
        part.FirstOrDefault(char.IsLetter) is var first && char.IsUpper(first);

    // An emoji is looked for as itself.
    private static bool IsSign(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;

    [GeneratedRegex(
        @"(?<word>[\p{L}\p{M}\p{N}]+)\*",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Beginning();
}

/// <summary>A word of a question.</summary>
/// <param name="Text">In small letters.</param>
/// <param name="IsCapital">Whether it was written with a capital letter, as names are.</param>
internal sealed record AskedWord(string Text, bool IsCapital);
