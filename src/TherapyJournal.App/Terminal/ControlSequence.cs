using System.Buffers;
using System.Text.RegularExpressions;

namespace TherapyJournal.App.Terminal;

/// <summary>Recognises the control sequences of ECMA-48, in their seven-bit (ESC [) and eight-bit (U+009B) forms.</summary>
internal static class ControlSequence
{
    private static readonly SearchValues<char> Introducers = SearchValues.Create(
        "\u001B\u0090\u0098\u009B\u009D\u009E\u009F"
    );

    // Made when the first one is met, which is hardly ever.
    private static readonly Lazy<Regex> Whole = new(() =>
        new Regex(
            """
            # Strings (OSC, DCS, SOS, PM, APC) up to their end on the same line
            (?: \x1B [\]PX^_] | [\x9D\x90\x98\x9E\x9F] ) [^\x07\x1B\x90\x98\x9B-\x9F\r\n]* (?: \x07 | \x1B\\ | \x9C )
            # CSI with its parameters
            | (?: \x1B \[ | \x9B ) [\x30-\x3F]* [\x20-\x2F]* [\x40-\x7E]
            # every other escape
            | \x1B [\x20-\x2F]* [\x30-\x7E]
            """,
            RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        )
    );

    /// <summary>The text without them. Of one that never ends only the beginning goes, so that no words are hidden with it.</summary>
    public static string Remove(string text) =>
        text.AsSpan().ContainsAny(Introducers) ? Whole.Value.Replace(text, "") : text;
}
