using System.Text.RegularExpressions;
using TherapyJournal.Assistants;

namespace TherapyJournal.Evals.Assistants.Rules;

/// <summary>Whether the people whom a patient names come out as they went in.</summary>
internal static partial class UnchangedNames
{
    private const int ShortestName = 4;
    private const int SlipOfThePen = 2;

    // What stands for a name on its way to a model, and must not come back out.
    private const string Placeholder = "⟦";

    /// <summary>A name that the patient did not write, or wrote otherwise; null: there is none.</summary>
    /// <param name="text">What an assistant wrote.</param>
    /// <param name="ofThePatient">Everything that they wrote, their goals too.</param>
    /// <param name="names">The people they write about.</param>
    public static string? Changed(string text, IReadOnlyList<string> ofThePatient, IReadOnlyList<string> names)
    {
        if (text.Contains(Placeholder, StringComparison.Ordinal))
        {
            return text[text.IndexOf(Placeholder, StringComparison.Ordinal)..];
        }
        var known = ofThePatient
            .SelectMany(t => Word().Matches(t).Select(m => m.Value))
            .ToHashSet(StringComparer.Ordinal);
        var people = names.SelectMany(n => n.Split(' ')).Where(n => n.Length >= ShortestName).ToList();
        return Sentences
            .Split(text)
            .SelectMany(sentence => Word().Matches(sentence).Select((match, at) => (match.Value, IsFirst: at == 0)))
            .Where(word => char.IsUpper(word.Value[0]) && !known.Contains(word.Value) && !Calendar.Contains(word.Value))
            .Where(word => !word.IsFirst || people.Exists(name => IsAlmost(word.Value, name)))
            .Select(word => word.Value)
            .FirstOrDefault(word => !IsCommon(word, known));
    }

    // "The patient" and a word of the goal that now begins a sentence are no names.
    private static bool IsCommon(string word, HashSet<string> known) =>
        known.Contains(word.ToLowerInvariant()) || word is "I" or "AI";

    private static bool IsAlmost(string word, string name) => word != name && Distance(word, name) <= SlipOfThePen;

    // Levenshtein.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var before = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? before : Math.Min(before, Math.Min(row[j], row[j - 1])) + 1;
                (before, row[j]) = (row[j], cost);
            }
        }
        return row[^1];
    }

    private static readonly HashSet<string> Calendar =
    [
        .. "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July".Split(
            ' '
        ),
        .. "August September October November December Mondays Tuesdays Wednesdays Thursdays Fridays Sundays".Split(
            ' '
        ),
    ];

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
