using System.Text;
using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>Makes the console for one stream: styled on a terminal, without a single escape byte elsewhere.</summary>
internal static class PlainOrStyled
{
    /// <summary>Text is set for 80 columns; a wider window gets margins, not longer lines.</summary>
    public const int WidestLine = 80;

    public static IAnsiConsole Console(TextWriter writer, bool isTerminal, TerminalStreams streams)
    {
        var styled = isTerminal && !streams.ColourDeclined;
        return AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = styled ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = styled ? Colours(streams) : ColorSystemSupport.NoColors,
                Interactive = styled ? InteractionSupport.Yes : InteractionSupport.No,
                Out = new FixedWidth(writer, isTerminal, Math.Min(streams.Columns, WidestLine)),
                // The default enrichers switch escape codes on again where they believe to see a build server.
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
    }

    private static ColorSystemSupport Colours(TerminalStreams streams) =>
        streams.Environment("COLORTERM") is "truecolor" or "24bit"
            ? ColorSystemSupport.TrueColor
            : ColorSystemSupport.EightBit;

    private sealed class FixedWidth(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
            // The stream keeps the encoding that it came with.
        }
    }
}
