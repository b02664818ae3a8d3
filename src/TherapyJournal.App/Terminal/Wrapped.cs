using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>A piece of a text; what is whole (a command to copy) keeps its spaces and is never broken.</summary>
internal sealed record Piece(string Text, Style Style, bool IsWhole = false);

/// <summary>
/// Text broken between its words. The lines after the first hang under the words of an indented line or of an item of a list.
/// </summary>
/// <param name="pieces">The text, cleaned.</param>
/// <param name="foldsAll">Whether a word that is longer than the line is cut also where a reader may want to copy it.</param>
internal sealed class Wrapped(IReadOnlyList<Piece> pieces, bool foldsAll = false) : IRenderable
{
    private static readonly string[] Bullets = ["· ", "- ", "* ", "• "];

    public Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var line in SourceLines())
        {
            foreach (var segment in Merged(Lay(line, maxWidth)))
                yield return segment;
            yield return Segment.LineBreak;
        }
    }

    private IEnumerable<List<Piece>> SourceLines()
    {
        var line = new List<Piece>();
        foreach (var piece in pieces)
        {
            var parts = piece.Text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    yield return line;
                    line = [];
                }
                line.Add(piece with { Text = parts[i] });
            }
        }
        yield return line;
    }

    private IEnumerable<Segment> Lay(List<Piece> line, int width)
    {
        var hang = new string(' ', Hang(string.Concat(line.Select(p => p.Text)), width));
        var at = 0;
        foreach (var (spaces, word) in Words(line))
        {
            var length = word.Sum(p => p.Text.GetCellWidth());
            var isFirst = at == 0;
            if (isFirst || at + spaces.Length + length <= width)
            {
                var before = isFirst && spaces.Length + length > width && spaces.Length > hang.Length ? hang : spaces;
                yield return isFirst ? new Segment(before) : new Segment(before, word[0].Style);
                at += before.Length;
            }
            else
            {
                yield return Segment.LineBreak;
                yield return new Segment(hang);
                at = hang.Length;
            }
            foreach (var part in length > width - at && MayFold(word) ? Fold(word, at, hang, width) : word.Select(Of))
            {
                yield return part;
                at = part.IsLineBreak ? 0 : at + part.Text.GetCellWidth();
            }
        }
    }

    /// <summary>The words with the spaces before each; pieces that touch make one word.</summary>
    private static IEnumerable<(string Spaces, List<Piece> Word)> Words(List<Piece> line)
    {
        var (spaces, word) = ("", new List<Piece>());
        foreach (var token in line.SelectMany(Tokens))
        {
            if (token.IsWhole || token.Text[0] != ' ')
                word.Add(token);
            else if (word.Count == 0)
                spaces += token.Text;
            else
            {
                yield return (spaces, word);
                (spaces, word) = (token.Text, []);
            }
        }
        if (word.Count > 0)
            yield return (spaces, word);
    }

    private static IEnumerable<Piece> Tokens(Piece piece)
    {
        if (piece.IsWhole)
        {
            if (piece.Text.Length > 0)
                yield return piece;
            yield break;
        }
        for (int start = 0, end; start < piece.Text.Length; start = end)
        {
            for (end = start + 1; end < piece.Text.Length && IsSpace(end) == IsSpace(start); end++) { }
            yield return piece with
            {
                Text = piece.Text[start..end],
            };
        }

        bool IsSpace(int i) => piece.Text[i] == ' ';
    }

    private static int Hang(string line, int width)
    {
        var words = line.TrimStart(' ');
        var indent = line.Length - words.Length;
        indent += Bullets.Any(b => words.StartsWith(b, StringComparison.Ordinal)) ? 2 : 0;
        return indent <= width / 2 ? indent : 0;
    }

    // An id, an address or a path is left to the terminal, so that it can still be copied; scripts without spaces are not.
    private bool MayFold(List<Piece> word) =>
        foldsAll || word.Exists(p => !p.IsWhole && p.Text.Any(letter => letter > '\u2FFF'));

    private static IEnumerable<Segment> Fold(List<Piece> word, int at, string hang, int width)
    {
        foreach (var piece in word)
        {
            var letters = StringInfo.GetTextElementEnumerator(piece.Text);
            while (letters.MoveNext())
            {
                var letter = letters.GetTextElement();
                if (at + letter.GetCellWidth() > width && at > hang.Length)
                {
                    yield return Segment.LineBreak;
                    yield return new Segment(hang);
                    at = hang.Length;
                }
                yield return new Segment(letter, piece.Style);
                at += letter.GetCellWidth();
            }
        }
    }

    // One run of a style is one piece for the terminal, not one a word.
    private static IEnumerable<Segment> Merged(IEnumerable<Segment> segments)
    {
        Segment? open = null;
        foreach (var next in segments.Where(s => s.Text.Length > 0))
        {
            if (open is { IsLineBreak: false } && !next.IsLineBreak && open.Style.Equals(next.Style))
            {
                open = new Segment(open.Text + next.Text, open.Style);
                continue;
            }
            if (open is not null)
                yield return open;
            open = next;
        }
        if (open is not null)
            yield return open;
    }

    private static Segment Of(Piece piece) => new(piece.Text, piece.Style);
}
