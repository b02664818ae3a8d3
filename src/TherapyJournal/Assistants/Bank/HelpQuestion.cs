using System.Text.RegularExpressions;

namespace TherapyJournal.Assistants.Bank;

/// <summary>Tells whether a question asks what helped, what went well, or what was a little easier.</summary>
internal static partial class HelpQuestion
{
    /// <summary>Whether it does. A question about what did not help does not.</summary>
    public static bool Is(string question) => Helped().IsMatch(question) && !Denied().IsMatch(question);

    [GeneratedRegex(
        @"\b(?:help(?:s|ed|ing)?|went (?:well|right|better|ok|okay)|go(?:es|ing)? well|eas(?:y|ier|iest|ily|ed|e)|rest|relax(?:ed|ing)?|nicer?|best|nearer|useful|stronger|trust(?:ed)?|belong|curious|small step|got done|get done|mattered|breathe|lighter|better|good|glad|calm(?:er|ed|ing)?|relief|comfort(?:ed|ing|able)?|enjoy(?:ed)?|pleas(?:ed|ant|ure)|worked|managed|succeeded|proud|thankful|grateful|kind(?:er|ness)?|strength|supported|restful|rested|safe|warm(?:th|er)?|smile[ds]?|laugh(?:ed)?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Helped();

    [GeneratedRegex(
        @"\b(?:not|n't|n’t|never|nothing|no longer|hardly)\b[^?.!]{0,20}\b(?:help|well|better|good|easier|work)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Denied();
}
