using System.CommandLine;
using System.Text;
using TherapyJournal.App.Terminal;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>A terminal of a test: what it typed, and what stands on the page and beside it.</summary>
internal sealed class Desk
{
    private readonly StringBuilder transcript = new();

    public Desk(
        string typed = "",
        bool terminal = false,
        int columns = 80,
        TypedKeys? keys = null,
        params (string Name, string Value)[] environment
    ) =>
        Streams = new TerminalStreams
        {
            Input = new StringReader(typed),
            Output = new Copying(transcript),
            Error = new Copying(transcript),
            Keyboard = keys?.Keyboard,
            Interruptions = keys?.Interruptions ?? new Interruptions(),
            InputIsKeyboard = terminal,
            OutputIsTerminal = terminal,
            ErrorIsTerminal = terminal,
            Columns = columns,
            Environment = name => environment.FirstOrDefault(e => e.Name == name).Value,
        };

    public TerminalStreams Streams { get; }

    public TerminalScreen Screen => new(Streams);

    public string Output => $"{Streams.Output}";

    public string Error => $"{Streams.Error}";

    /// <summary>Both together, in the order in which they were written.</summary>
    public string Transcript => $"{transcript}";

    /// <summary>Runs one command line; the command `try` does the given work.</summary>
    public Task<int> RunAsync(string line, Func<CommandContext, Task<int>>? work = null) =>
        new JournalTerminal(Streams, _ => throw new InvalidOperationException("opened")).RunAsync(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            VersionCommand.Create,
            terminal => Try(terminal, work),
            _ => new Command("patients", "Group.") { new Command("list", "Lists."), new Command("show", "Shows.") }
        );

    private static Command Try(JournalTerminal terminal, Func<CommandContext, Task<int>>? work)
    {
        var words = new Option<string>("--text");
        var command = new Command("try", "Tries.") { words };
        terminal.Does(
            command,
            (parsed, context) =>
            {
                if (parsed.GetValue(words) is { } text)
                    context.Screen.Sentence(text);
                return work?.Invoke(context) ?? Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    /// <summary>What is written to it stands in a second place too.</summary>
    private sealed class Copying(StringBuilder copy) : StringWriter
    {
        public override void Write(char value)
        {
            base.Write(value);
            copy.Append(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            base.Write(buffer, index, count);
            copy.Append(buffer, index, count);
        }

        public override void Write(string? value)
        {
            base.Write(value);
            copy.Append(value);
        }
    }
}
