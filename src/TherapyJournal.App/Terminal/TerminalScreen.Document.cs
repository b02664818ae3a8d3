using System.Text.RegularExpressions;
using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>Texts that are kept as Markdown, set for reading.</summary>
internal sealed partial class TerminalScreen
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    private static readonly Lazy<Regex> Item = new(() =>
        new Regex(@"^(?<bullet>[-*]|\d{1,3}[.)]) +", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
    );

    /// <summary>A text in the little Markdown that consents are written in: headings, paragraphs, lists, and words in bold.</summary>
    public void Document(string markdown)
    {
        var isList = false;
        foreach (var block in Blocks(SafeText.Clean(markdown)))
        {
            var item = Item.Value.Match(block);
            if (!(isList && item.Success))
                Blank();
            isList = item.Success;
            if (isList)
                Print(new WithLabel($"  {item.Groups["bullet"]} ", Reading(block[item.Length..]), Tone.Plain));
            else if (block.StartsWith('#'))
                Print(new Wrapped([new Piece(block.TrimStart('#').Trim(), HeadingStyle)]));
            else
                Print(Reading(block));
        }
        Blank();
    }

    /// <summary>Headings, paragraphs and items, each on one line of its own, however its lines were broken in the file.</summary>
    private static List<string> Blocks(string markdown)
    {
        var blocks = new List<string>();
        var open = false;
        foreach (var line in markdown.Split('\n').Select(l => l.Trim()))
        {
            if (open && line.Length > 0 && line[0] != '#' && !Item.Value.IsMatch(line))
                blocks[^1] += " " + line;
            else if (line.Length > 0)
                blocks.Add(line);
            open = line.Length > 0 && line[0] != '#';
        }
        return blocks;
    }

    private static WithMargin Reading(string text)
    {
        var pieces = text.Split("**").Select((part, i) => new Piece(part, i % 2 == 1 ? Strong : Style.Plain));
        return new WithMargin(new Wrapped([.. pieces], foldsAll: true), "", Style.Plain, ReadingMeasure);
    }
}
