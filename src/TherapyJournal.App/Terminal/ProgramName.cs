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

    private const string Names =
        "session|sessions|week|requests|prompts|prompt|write|entries|search|ask|themes|trends|brief|inbox|review|alerts|plan|rate|patients|goals|consent|invite|unlink|helplines|therapists|practice|owner|"
        + "assistants|import|export|erase|audit|worker|serve|keys|backup|restore|migrate|doctor|demo|version|help|--help";

    // What follows a command's name: an option, a word in quotes, an id, a placeholder, a command below it.
    private const string Part =
        "--[a-z-]+|\"[^\"\\n]*\"|[|]|[0-9][0-9a-f-]{3,}|[A-Z]{2,}|ack|lift|add|list|show|pause|resume|end|set[ ]\\S+[ ]\\S+|"
        + "helplines|keep|kept|retention|link|cover|email|new|rotate|confirm-copy|--give[ ]keeping";

    // A patient's words may pass here too ("suggested goal: journal every evening"). So a command counts only in quotation marks, or
    // where it begins a line or follows a colon and everything up to the line's end is what one types.
    private static readonly Lazy<Regex> Command = new(() =>
        new Regex(
            $"""
            (?<= ['`] ) {Own}[ ](?:{Names})\b [^'`\n]* (?= ['`] )
            | (?<= ^[ ]* | :[ ] ) {Own}[ ](?:{Names}) (?: [ ](?:{Part}) )+ [ ]* $
            """,
            RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        )
    );

    /// <summary>The name as it is typed in a shell.</summary>
    public string CalledAs { get; } = SafeText.OneLine(calledAs) is { Length: > 0 } name ? name : Own;

    /// <summary>A whole command line under the name that was typed.</summary>
    public string Typed(string line) => string.Concat(Pieces(line, Style.Plain).Select(p => p.Text));

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
