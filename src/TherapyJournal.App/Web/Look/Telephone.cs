using System.Text.RegularExpressions;

namespace TherapyJournal.App.Web.Look;

/// <summary>Finds the telephone numbers in a text, so that a hand that shakes need only touch them.</summary>
internal static partial class Telephone
{
    /// <summary>The text in pieces, in their order.</summary>
    /// <param name="text">In which they may stand.</param>
    /// <param name="least">Digits that a number has at least: our own words hold emergency numbers, other people's hold all kinds of numbers.</param>
    public static IEnumerable<TelephonePiece> PiecesOf(string text, int least)
    {
        var done = 0;
        foreach (Match number in Numbers().Matches(text))
        {
            var words = number.Value;
            var digits = string.Concat(words.Where(c => char.IsAsciiDigit(c) || c == '+'));
            if (digits.Length < least)
            {
                continue;
            }
            yield return new TelephonePiece(text[done..number.Index], Dials: null);
            yield return new TelephonePiece(words, $"tel:{digits}");
            done = number.Index + number.Length;
        }
        yield return new TelephonePiece(text[done..], Dials: null);
    }

    // Three digits are the shortest emergency number, fifteen the longest number there is (ITU-T E.164).
    [GeneratedRegex(
        @"(?<![\p{L}\d:.,/-])(?!\d{4}-\d{2}-\d{2})\+?[0-9](?:[ -]?[0-9]){2,14}(?![\p{L}\d:/])",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Numbers();
}

/// <summary>A piece of a text.</summary>
/// <param name="Words">As they stand there.</param>
/// <param name="Dials">Where it leads as a number; null: it is none.</param>
internal sealed record TelephonePiece(string Words, string? Dials);
