using System.Text.RegularExpressions;

namespace TherapyJournal.Insight;

/// <summary>What a question has in quotation marks: words that are searched in their order, and as they stand.</summary>
internal static partial class QuotedWords
{
    /// <summary>Where they stand, marks included.</summary>
    public static IReadOnlyList<Range> Ranges(string question) =>
        [.. Quoted().Matches(question).Select(m => m.Index..(m.Index + m.Length))];

    /// <summary>Each, without its marks.</summary>
    public static IReadOnlyList<string> In(string question) =>
        [.. Ranges(question).Select(range => question[range][1..^1])];

    [GeneratedRegex(
        """(?<quoted>"[^"]*"|“[^”“]*”|„[^“”„]*[“”]|«[^»«]*»|»[^«»]*«)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Quoted();
}
