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
    private readonly ProgramName program;
    private readonly TextReader input;
    private readonly TextWriter output;
    private readonly Keyboard? keyboard;
    private readonly Interruptions interruptions;
    private readonly bool styled;
    private readonly bool inputIsKeyboard;
    private bool endsInBlank;

    /// <param name="streams">The streams of the command.</param>
    /// <param name="pageOnError">With --json stdout is for the document alone, and the page moves to stderr.</param>
    public TerminalScreen(TerminalStreams streams, bool pageOnError = false)
    {
        program = new ProgramName(streams.Environment(ProgramName.Variable));
        input = streams.Input;
        output = pageOnError ? streams.Error : streams.Output;
        interruptions = streams.Interruptions;
        inputIsKeyboard = streams.InputIsKeyboard;
        keyboard = streams.OutputIsTerminal && !pageOnError ? streams.Keyboard : null;
        SomebodyIsThere = streams.InputIsKeyboard && streams.OutputIsTerminal && !pageOnError;
        margin = PlainOrStyled.Console(streams.Error, streams.ErrorIsTerminal, streams);
        page = pageOnError ? margin : PlainOrStyled.Console(streams.Output, streams.OutputIsTerminal, streams);
        styled = page.Profile.Capabilities.Ansi;
        IsTerminal = pageOnError ? streams.ErrorIsTerminal : streams.OutputIsTerminal;
    }

    /// <summary>A person sits at a keyboard and reads the page: commands may ask field by field.</summary>
    public bool SomebodyIsThere { get; }

    /// <summary>The name by which the program was called.</summary>
    public string CalledAs => program.CalledAs;

    /// <summary>The page is a terminal, not a pipe or a file.</summary>
    public bool IsTerminal { get; }

    /// <summary>The name of what follows, with something small beside it (a date, a state).</summary>
    public void Heading(string text, string? aside = null)
    {
        Blank();
        Print(
            new Wrapped([
                new(SafeText.OneLine(text), HeadingStyle),
                new(aside is null ? "" : "   " + SafeText.OneLine(aside), Tone.Quiet.Style()),
            ])
        );
        Blank();
    }

    /// <summary>One sentence of the program's own.</summary>
    public void Sentence(string text, Tone tone = Tone.Plain) =>
        Print(new WithMargin(OwnWords(text, tone.Style()), "", Style.Plain, ReadingMeasure + 4));

    /// <summary>Something small beneath the matter: a reason, a hint, what to type next.</summary>
    public void Hint(string text) => Sentence(text, Tone.Quiet);

    /// <summary>Something to copy into a shell: on a line of its own and never broken by us, or it would not work when pasted.</summary>
    public void Command(string line) =>
        Print(new Pieces([new Segment("  " + SafeText.OneLine(line)), Segment.LineBreak]));

    /// <summary>An empty line; never a second one below another.</summary>
    public void Blank()
    {
        if (!endsInBlank)
            page.WriteLine();
        endsInBlank = true;
    }

    /// <summary>What the patient wrote, in their own voice.</summary>
    public void PatientWords(string text) =>
        Print(new WithMargin(TheirWords(text, Tone.Words.Style()), "  ", Style.Plain, ReadingMeasure));

    /// <summary>The same in pieces, some of which stand out.</summary>
    public void PatientWords(IEnumerable<(string Text, bool StandsOut)> pieces)
    {
        var style = Tone.Words.Style();
        var lit = style.Combine(new Style(decoration: Decoration.Bold | Decoration.Underline));
        Wrapped words = new(
            [.. pieces.Select(p => new Piece(SafeText.Clean(p.Text), p.StandsOut ? lit : style))],
            foldsAll: true
        );
        Print(new WithMargin(words, "  ", Style.Plain, ReadingMeasure));
    }

    /// <summary>What goes into a file, cleaned and never broken by us.</summary>
    public void AsItIs(string text)
    {
        foreach (var line in SafeText.Clean(text).TrimEnd('\n').Split('\n'))
        {
            Print(new Pieces([new Segment(line), Segment.LineBreak]));
        }
    }

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
            Print(new WithLabel(padded, OwnWords(value.Text, value.Tone.Style())));
        }
    }

    /// <summary>Rows under quiet column names; where the window is too narrow for a row, each of them as facts.</summary>
    public void Table(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        int? width = IsTerminal ? page.Profile.Width : null;
        if (QuietTable.Fits(columns, rows, width))
            foreach (var line in QuietTable.Lines(columns, rows, width))
                Print(new Pieces([.. line.Select(p => new Segment(p.Text, p.Tone.Style())), Segment.LineBreak]));
        else
            foreach (var (row, i) in rows.Select((row, i) => (row, i)))
            {
                if (i > 0)
                    Blank();
                Facts([.. columns.Zip(row, (column, cell) => (column.Name, cell))]);
            }
    }

    private static Style HeadingStyle { get; } = new(Tone.Accent.Style().Foreground, decoration: Decoration.Bold);

    private void Marked(Cell mark, string sentence) =>
        Print(new WithLabel(mark.Text.PadRight(Mark.Width) + "  ", OwnWords(sentence, Style.Plain), mark.Tone));

    /// <summary>A sentence of the program's own, its commands whole and under the name that was typed.</summary>
    private Wrapped OwnWords(string text, Style style) => new(program.Pieces(text, style));

    /// <summary>What somebody else wrote, or a model, as it stands.</summary>
    private static Wrapped TheirWords(string text, Style style) =>
        new([new Piece(SafeText.Clean(text), style)], foldsAll: true);

    private void Print(IRenderable what)
    {
        page.Write(what);
        endsInBlank = false;
    }
}
