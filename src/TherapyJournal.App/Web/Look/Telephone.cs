using System.Text.RegularExpressions;

namespace TherapyJournal.App.Web.Look;

/// <summary>Finds the telephone numbers in a text, so that a hand that shakes need only touch them. Where it is not plain what is to be dialled, nothing is: a wrong number is worse than none.</summary>
internal static partial class Telephone
{
    // The longest number there is (ITU-T E.164).
    private const int MostDigits = 15;

    /// <summary>The text in pieces, in their order.</summary>
    /// <param name="text">In which they may stand.</param>
    /// <param name="least">Digits that a number has at least: our own words hold emergency numbers, other people's hold all kinds of numbers.</param>
    public static IEnumerable<TelephonePiece> PiecesOf(string text, int least)
    {
        var done = 0;
        foreach (Match run in Runs().Matches(text))
        {
            if (NumberIn(run.Value, least) is not { } number)
            {
                continue;
            }
            yield return new TelephonePiece(text[done..run.Index], Dials: null);
            yield return new TelephonePiece(run.Value, $"tel:{number}");
            done = run.Index + run.Length;
        }
        yield return new TelephonePiece(text[done..], Dials: null);
    }

    private static string? NumberIn(string run, int least)
    {
        if (NoNumber().IsMatch(run))
        {
            return null;
        }
        // As people write it for abroad and for home at once: +44 (0)20 …
        var called = run.StartsWith('+') ? run.Replace("(0)", "", StringComparison.Ordinal) : run;
        var digits = string.Concat(called.Where(char.IsAsciiDigit));
        var hasMarks = run.AsSpan().IndexOfAny("./(") >= 0;
        return digits.Length < (hasMarks ? Math.Max(least, 6) : least) || digits.Length > MostDigits ? null
            : run.StartsWith('+') ? $"+{digits}"
            : digits;
    }

    // Everything that may belong to one number, however people write it, up to a letter or another sign.
    [GeneratedRegex(@"(?<![\p{L}\d:,+])[+(]?\d[\d()\u00A0 .–/+-]*\d(?![\p{L}\d:])", RegexOptions.None, 1000)]
    private static partial Regex Runs();

    // A date, or a second plus, which begins another number.
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}|^\d{1,2}\.\d{1,2}\.\d{2,4}$|.\+", RegexOptions.None, 1000)]
    private static partial Regex NoNumber();
}

/// <summary>A piece of a text.</summary>
/// <param name="Words">As they stand there.</param>
/// <param name="Dials">Where it leads as a number; null: it is none.</param>
internal sealed record TelephonePiece(string Words, string? Dials);
