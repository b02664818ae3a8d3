using Spectre.Console;
using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>
/// The page that a command writes on: stdout for what was asked, stderr for what went wrong. Everything given to it is cleaned
/// and printed literally; nothing is ever parsed as markup.
/// </summary>
internal sealed partial class TerminalScreen
{
    private const int ReadingMeasure = 72;

    private readonly IAnsiConsole page;
    private readonly IAnsiConsole margin;
    private readonly TextReader input;
    private readonly bool styled;
    private readonly bool inputIsKeyboard;

    /// <param name="streams">The streams of the command.</param>
    /// <param name="pageOnError">With --json stdout is for the document alone, and the page moves to stderr.</param>
    public TerminalScreen(TerminalStreams streams, bool pageOnError = false)
    {
        input = streams.Input;
        inputIsKeyboard = streams.InputIsKeyboard;
        SomebodyIsThere = streams.InputIsKeyboard && streams.OutputIsTerminal && !pageOnError;
        margin = PlainOrStyled.Console(streams.Error, streams.ErrorIsTerminal, streams);
        page = pageOnError ? margin : PlainOrStyled.Console(streams.Output, streams.OutputIsTerminal, streams);
        styled = page.Profile.Capabilities.Ansi;
        IsTerminal = pageOnError ? streams.ErrorIsTerminal : streams.OutputIsTerminal;
    }

    /// <summary>A person sits at a keyboard and reads the page: commands may ask field by field.</summary>
    public bool SomebodyIsThere { get; }

    /// <summary>The page is a terminal, not a pipe or a file.</summary>
    public bool IsTerminal { get; }

    /// <summary>The name of what follows, with something small beside it (a date, a state).</summary>
    public void Heading(string text, string? aside = null)
    {
        Blank();
        Write(
            (SafeText.OneLine(text), new Style(Tone.Accent.Style().Foreground, decoration: Decoration.Bold)),
            (aside is null ? "" : "   " + SafeText.OneLine(aside), Tone.Quiet.Style())
        );
        Blank();
    }

    /// <summary>One sentence of the program's own.</summary>
    public void Sentence(string text, Tone tone = Tone.Plain) => Set(text, tone.Style(), "", ReadingMeasure + 4);

    /// <summary>Something small beneath the matter: a reason, a hint, what to type next.</summary>
    public void Hint(string text) => Sentence(text, Tone.Quiet);

    /// <summary>An empty line.</summary>
    public void Blank() => page.WriteLine();

    /// <summary>What the patient wrote, in their own voice.</summary>
    public void PatientWords(string text) => Set(text, Tone.Words.Style(), "  ", ReadingMeasure);

    /// <summary>A mark, its word and a sentence: one thing that cannot wait.</summary>
    public void Urgent(string sentence) => Marked(Mark.Urgent, sentence);

    /// <summary>A mark, its word and a sentence: one thing to look at first.</summary>
    public void Concern(string sentence) => Marked(Mark.Concern, sentence);

    /// <summary>Names with their values, one a line, the values set under one another.</summary>
    public void Facts(params IReadOnlyList<(string Name, Cell Value)> facts)
    {
        var width = facts.Max(fact => SafeText.OneLine(fact.Name).GetCellWidth()) + 2;
        foreach (var (name, value) in facts)
        {
            var label = SafeText.OneLine(name);
            var padded = label + new string(' ', width - label.GetCellWidth());
            page.Write(new WithLabel(padded, Paragraph(value.Text, value.Tone.Style())));
        }
    }

    /// <summary>Rows under quiet column names.</summary>
    public void Table(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        foreach (var line in QuietTable.Lines(columns, rows, IsTerminal ? page.Profile.Width : null))
            Write([.. line.Select(piece => (piece.Text, piece.Tone.Style()))]);
    }

    private void Marked(Cell mark, string sentence) =>
        page.Write(new WithLabel(mark.Text.PadRight(Mark.Width) + "  ", Paragraph(sentence, Style.Plain), mark.Tone));

    private void Set(string text, Style style, string left, int measure) =>
        page.Write(new WithMargin(Paragraph(text, style), left, Style.Plain, measure));

    private static Paragraph Paragraph(string text, Style style) => new(SafeText.Clean(text), style);

    // Without wrapping: headings and rows of a table are one line each.
    private void Write(params IReadOnlyList<(string Text, Style Style)> pieces) =>
        page.Write(new Pieces([.. pieces.Select(p => new Segment(p.Text, p.Style)), Segment.LineBreak]));
}
