using System.Globalization;

namespace TherapyJournal.App.Terminal;

/// <summary>The three streams of a command and what is at their ends; a test gives its own.</summary>
internal sealed record TerminalStreams
{
    private const int UsualColumns = 80;
    private const int FewestColumns = 20;

    public required TextReader Input { get; init; }

    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>The keys of the terminal, for lines that are broken between words while they are typed; null: whole lines are read.</summary>
    public Keyboard? Keyboard { get; init; }

    /// <summary>Ctrl-C and what else ends a program from outside.</summary>
    public Interruptions Interruptions { get; init; } = new();

    /// <summary>Somebody can answer: standard input is a keyboard.</summary>
    public bool InputIsKeyboard { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; 80 where there is none.</summary>
    public int Columns { get; init; } = UsualColumns;

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>Colour was declined (no-color.org), or the terminal says that it knows none.</summary>
    public bool ColourDeclined => !string.IsNullOrEmpty(Environment("NO_COLOR")) || IsDumb(Environment);

    /// <summary>The streams of this process.</summary>
    public static TerminalStreams OfThisProcess() =>
        new()
        {
            Input = Console.In,
            Output = Console.Out,
            Error = Console.Error,
            Keyboard =
                Console.IsInputRedirected || IsDumb(System.Environment.GetEnvironmentVariable)
                    ? null
                    : Keyboard.OfThisProcess(),
            Interruptions = new Interruptions(ofThisProcess: true),
            InputIsKeyboard = !Console.IsInputRedirected,
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Columns = Console.IsOutputRedirected
                ? UsualColumns
                : ColumnsOf(Console.WindowWidth, System.Environment.GetEnvironmentVariable),
            Environment = System.Environment.GetEnvironmentVariable,
        };

    /// <summary>How wide a window is: one that says 0 (a pseudo-terminal that nobody has sized) is as wide as COLUMNS says.</summary>
    internal static int ColumnsOf(int window, Func<string, string?> environment) =>
        Math.Max(
            window > 0 ? window
                : int.TryParse(environment("COLUMNS"), CultureInfo.InvariantCulture, out var said) && said > 0 ? said
                : UsualColumns,
            FewestColumns
        );

    private static bool IsDumb(Func<string, string?> environment) =>
        string.Equals(environment("TERM"), "dumb", StringComparison.Ordinal);
}
