using System.Text.RegularExpressions;
using TherapyJournal.Safety;

namespace TherapyJournal.Journaling;

/// <summary>Looks at a model's words before a patient reads them: nothing that the risk screen would stop at, and no way to anywhere.</summary>
internal static partial class WordsForPatient
{
    /// <summary>Whether they may reach a patient.</summary>
    public static bool MayReach(string words) =>
        RiskScreen.Screen(words).Level == RiskLevel.None && !LeadsElsewhere().IsMatch(words);

    // A link, an address, a handle, or a number that could be dialled: those that help are the program's own.
    [GeneratedRegex(
        @"https?:|www\.|\b[a-z0-9-]+\.(?:com|org|net|info|io|app|de|uk|eu|ch|at|fr|me)\b|\S@\S|(?:^|\s)@\w|(?:\d[\s().+/-]*){5}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex LeadsElsewhere();
}
