using System.Text.RegularExpressions;
using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>
/// The name by which the program was called, put where its sentences name a command ('journal inbox'), so that what they advise
/// can be typed as it stands.
/// </summary>
internal sealed class ProgramName(string? calledAs)
{
    /// <summary>The variable in which a wrapper passes the name that was typed.</summary>
    public const string Variable = "JOURNAL_CALLED_AS";

    private const string Own = "journal";

    // Words of a patient may pass here too. So only a real command counts, and only where the program sets one: in quotation
    // marks, after a few words of its own, or with an id at the start of a line.
    private static readonly Lazy<Regex> Command = new(() =>
        new Regex(
            $"""
            (?<= ['`] ) {Own}[ ](?:{Names})\b [^'`\n]* (?= ['`] )
            | (?<= (?:say|next|until[ ]then|start[ ]a[ ]worker|is[ ]mended):[ ] ) {Own}[ ](?:{Names})\b [^\n]*
            | ^ {Own}[ ](?:{Names})[ ][0-9a-f]\S{"{7,}"} [^\n]*
            """,
            RegexOptions.IgnorePatternWhitespace
                | RegexOptions.IgnoreCase
                | RegexOptions.Multiline
                | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        )
    );

    private const string Names =
        "session|sessions|prompt|write|entries|inbox|review|alerts|patients|goals|consent|therapists|practice|export|erase|audit|"
        + "worker|keys|backup|restore|migrate|doctor|demo|version|help|--help";

    /// <summary>The name as it is typed in a shell.</summary>
    public string CalledAs { get; } = SafeText.OneLine(calledAs) is { Length: > 0 } name ? name : Own;

    /// <summary>The sentence in pieces, each command in it whole and under the name that was typed.</summary>
    public IReadOnlyList<Piece> Pieces(string sentence, Style style)
    {
        var text = SafeText.Clean(sentence);
        if (!text.Contains(Own, StringComparison.OrdinalIgnoreCase))
            return [new Piece(text, style)];

        var pieces = new List<Piece>();
        var from = 0;
        foreach (Match command in Command.Value.Matches(text))
        {
            pieces.Add(new Piece(text[from..command.Index], style));
            pieces.Add(new Piece(CalledAs + command.Value[Own.Length..], style, IsWhole: true));
            from = command.Index + command.Length;
        }
        pieces.Add(new Piece(text[from..], style));
        return pieces;
    }
}
