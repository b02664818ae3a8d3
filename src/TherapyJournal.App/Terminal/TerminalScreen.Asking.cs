using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>Questions to the person at the keyboard, or to the lines of a pipe. An input at its end is an answer, never an error.</summary>
internal sealed partial class TerminalScreen
{
    /// <summary>Asks for one line. A hint says what Enter alone does ("Enter for none").</summary>
    public async Task<Answer> AskAsync(string question, string? hint, CancellationToken cancellation)
    {
        Prompt(question, hint);
        return await ReadAnswerAsync(cancellation) switch
        {
            null => new Answer.Closed(),
            var line when string.IsNullOrWhiteSpace(line) => new Answer.Nothing(),
            var line => new Answer.Given(line.Trim()),
        };
    }

    /// <summary>Asks for as many lines as somebody likes to write; a full stop on a line of its own, or the input's end, ends them.</summary>
    public async Task<Answer> AskForWordsAsync(CancellationToken cancellation)
    {
        Hint("Take the time you like. A full stop alone on a line, or Ctrl-D, ends it.");
        Blank();
        var words = new StringBuilder();
        string? line;
        while ((line = await ReadLineAsync(cancellation)) is not (null or "."))
            words.Append(line).Append('\n');

        Blank();
        return words.ToString().Trim('\n') switch
        {
            var text when !string.IsNullOrWhiteSpace(text) => new Answer.Given(text),
            _ when line is null => new Answer.Closed(),
            _ => new Answer.Nothing(),
        };
    }

    /// <summary>Asks for one of a few words, until one is recognised; its beginning is enough ("y").</summary>
    public async Task<Choice> ChooseAsync(string question, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        while (true)
        {
            Prompt(question, string.Join(" / ", words));
            if (await ReadAnswerAsync(cancellation) is not { } line)
                return new Choice.Closed();
            if (Recognise(line.Trim(), words) is { } word)
                return new Choice.Picked(word);
            Hint($"Please type {string.Join(", ", words.SkipLast(1))} or {words[^1]}.");
        }
    }

    private static string? Recognise(string typed, IReadOnlyList<string> words)
    {
        var meant = words
            .Where(w => typed.Length > 0 && w.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return meant.Count == 1
            ? meant[0]
            : words.FirstOrDefault(w => w.Equals(typed, StringComparison.OrdinalIgnoreCase));
    }

    private void Prompt(string question, string? hint) =>
        page.Write(
            new Pieces([
                new Segment(SafeText.OneLine(question) + " "),
                new Segment(hint is null ? "" : $"({SafeText.OneLine(hint)}) ", Tone.Quiet.Style()),
                new Segment("› ", Tone.Accent.Style()),
            ])
        );

    // A console's ReadLine knows no cancellation; the abandoned read ends with the process.
    private async Task<string?> ReadLineAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return await Task.Run(input.ReadLine, cancellation).WaitAsync(cancellation);
    }

    // A keyboard echoes the Enter that ends an answer; a pipe does not, and the next line would stick to the question.
    private async Task<string?> ReadAnswerAsync(CancellationToken cancellation)
    {
        var line = await ReadLineAsync(cancellation);
        if (line is null || !inputIsKeyboard)
            Blank();
        return line;
    }
}
