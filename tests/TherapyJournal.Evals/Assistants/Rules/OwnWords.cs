using System.Text.RegularExpressions;

namespace TherapyJournal.Evals.Assistants.Rules;

/// <summary>Tells what an assistant says from what it quotes.</summary>
internal static partial class OwnWords
{
    /// <summary>The text without whatever stands between quotation marks.</summary>
    public static string Without(string text) => Quoted().Replace(text, " ");

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
