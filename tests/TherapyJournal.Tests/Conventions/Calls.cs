using System.Text.RegularExpressions;

namespace TherapyJournal.Tests.Conventions;

/// <summary>One call in a source file, with its arguments as they are written.</summary>
internal sealed record Call(string Path, int Line, string Arguments)
{
    public override string ToString() => $"{Path}:{Line} ({Arguments.ReplaceLineEndings(" ").Trim()})";

    /// <summary>Every place where the pattern, which ends in an opening bracket, begins a call.</summary>
    public static IEnumerable<Call> Find(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from match in pattern.Matches(file.Text)
        let start = match.Index + match.Length
        select new Call(file.Path, file.Text.AsSpan(0, start).Count('\n') + 1, ArgumentsFrom(file.Text, start));

    // Brackets inside literals count too: in this code they come in pairs.
    private static string ArgumentsFrom(string text, int start)
    {
        var depth = 1;
        var end = start;
        while (end < text.Length && depth > 0)
        {
            depth += text[end] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            end++;
        }
        return text[start..Math.Max(start, end - 1)];
    }
}
