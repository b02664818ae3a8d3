using System.Text;
using System.Text.RegularExpressions;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Safety.Screening;

namespace TherapyJournal.Safety.Guard;

/// <summary>Finds what leads out of the journal, and what leaks from the inside of the program.</summary>
internal static partial class WayElsewhere
{
    private static readonly GuardBook Phrases = GuardBook.Read("link");
    private static readonly GuardBook Inside = GuardBook.Read("others-data");

    /// <summary>A link, an address, a handle, or a number that could be dialled: those that help are the program's own.</summary>
    public static bool LeadsOut(string text, Word[] words, OwnWords own) =>
        Address().IsMatch(Day().Replace(Fold(text), "")) || Phrases.IsBrokenBy(words, own);

    /// <summary>Other patients, or tags, ids, placeholders and instructions that only the model was shown.</summary>
    public static bool Leaks(string text, Word[] words, OwnWords own) =>
        ShowsInside(text) || Inside.IsBrokenBy(words, own);

    /// <summary>Tags, ids, placeholders for names that are none, and templates that nobody filled in.</summary>
    public static bool ShowsInside(string text) => Pseudonyms.AreLeftIn(text) || Insides().IsMatch(Fold(text));

    /// <summary>As the screen folds letters, with the signs kept: a look-alike or an invisible sign hides no address.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (FoldLetters.Fold(rune) is not FoldLetters.Nothing and var letter)
            {
                folded.Append(letter);
            }
        }
        return folded.ToString();
    }

    [GeneratedRegex(
        @"https?:|www\.|\b[a-z0-9-]+\.[a-z]{2,12}\b|\]\s*\(|\b\w+ (?:dot|\(dot\)|\[dot\]) (?:com|org|net|io|app|uk|de)\b|\S@\S|(?:^|\s)@\w|(?:\d[\s().+/-]*){5}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    // A day as the program writes it is no number to dial.
    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    // Tags, escaped tags, ids, code, letters that stand for bytes, and templates that nobody filled in.
    [GeneratedRegex(
        @"</?[a-z][a-z-]*(?:\s[^>]*)?>?|&(?:lt|gt|amp);|\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}|[{}]|```|[a-z0-9+/]{20,}=|\[(?:insert|name|patient|person|goal|entry|date|detail)\b|\b(?:earlier-entry|asked-lately|recent-opening|rejected-goal|safety_identifier|max_tokens)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Insides();
}
