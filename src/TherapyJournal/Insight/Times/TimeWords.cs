using System.Globalization;
using System.Text.RegularExpressions;

namespace TherapyJournal.Insight.Times;

/// <summary>A question in the pieces of which times are made: words, numbers, dates in figures, and what parts them.</summary>
internal sealed partial class TimeWords
{
    private readonly IReadOnlyList<TimeWord> words;

    private TimeWords(IReadOnlyList<TimeWord> words) => this.words = words;

    public int Count => words.Count;

    public TimeWord this[int at] => at >= 0 && at < words.Count ? words[at] : TimeWord.None;

    /// <summary>The pieces of a question; what stands in quotation marks is one that parts others.</summary>
    public static TimeWords In(string question)
    {
        var text = question.ToCharArray();
        foreach (var range in QuotedWords.Ranges(question))
        {
            text.AsSpan(range).Fill('"');
        }
        return new TimeWords([.. Piece().Matches(new string(text)).Select(TimeWord.Of)]);
    }

    /// <summary>Whether one of these words stands there.</summary>
    public bool Is(int at, params ReadOnlySpan<string> any)
    {
        foreach (var word in any)
        {
            if (this[at].Text == word)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>What follows the first of these runs of words that stands there; null: none does.</summary>
    public int? After(int at, params ReadOnlySpan<string> runs)
    {
        foreach (var run in runs)
        {
            var next = at;
            var parts = run.Split(' ');
            while (next - at < parts.Length && this[next].Text == parts[next - at])
            {
                next++;
            }
            if (next - at == parts.Length)
            {
                return next;
            }
        }
        return null;
    }

    /// <summary>The place after the word, where it stands there; else the same place.</summary>
    public int Skip(int at, params ReadOnlySpan<string> any) => Is(at, any) ? at + 1 : at;

    [GeneratedRegex(
        @"(?<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})|(?<dotted>[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{4})?)|(?<slashed>[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4})|(?<ordinal>[0-9]+(st|nd|rd|th|\.))|(?<number>[0-9]+)|(?<word>[\p{L}\p{M}]+(['’]\p{L}+)*)|(?<other>[^\s\p{L}\p{M}0-9])",
        RegexOptions.CultureInvariant
            | RegexOptions.ExplicitCapture
            | RegexOptions.NonBacktracking
            | RegexOptions.IgnoreCase
    )]
    private static partial Regex Piece();
}

/// <summary>What a piece of a question is.</summary>
internal enum TimeWordKind
{
    Word,
    Number,
    Ordinal,
    Iso,
    Dotted,
    Slashed,
    Other,
}

/// <summary>A piece of a question.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">In small letters.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where what follows it begins.</param>
/// <param name="IsCapital">Whether it begins with a capital letter.</param>
internal sealed record TimeWord(TimeWordKind Kind, string Text, int Start, int End, bool IsCapital)
{
    private const int MostFigures = 4;

    public static TimeWord None { get; } = new(TimeWordKind.Other, "", 0, 0, IsCapital: false);

    /// <summary>A number in figures, with or without "th"; null: it is none, or a long one.</summary>
    public int? Number =>
        Kind is TimeWordKind.Number or TimeWordKind.Ordinal
        && Text.TrimEnd('.', 's', 't', 'n', 'd', 'r', 'h') is { Length: <= MostFigures } figures
            ? int.Parse(figures, CultureInfo.InvariantCulture)
            : null;

    internal static TimeWord Of(Match match) =>
        new(
            match.Groups["word"].Success ? TimeWordKind.Word
                : match.Groups["number"].Success ? TimeWordKind.Number
                : match.Groups["ordinal"].Success ? TimeWordKind.Ordinal
                : match.Groups["iso"].Success ? TimeWordKind.Iso
                : match.Groups["dotted"].Success ? TimeWordKind.Dotted
                : match.Groups["slashed"].Success ? TimeWordKind.Slashed
                : TimeWordKind.Other,
            match.Value.ToLowerInvariant().Replace('’', '\''),
            match.Index,
            match.Index + match.Length,
            char.IsUpper(match.Value[0])
        );
}
