using Spectre.Console;
using Spectre.Console.Rendering;

namespace TherapyJournal.App.Terminal;

/// <summary>Questions to the person at the keyboard, or to the lines of a pipe. An input at its end is an answer, never an error.</summary>
internal sealed partial class TerminalScreen
{
    /// <summary>Asks for one line. A hint says what Enter alone does ("Enter for none").</summary>
    public async Task<Answer> AskAsync(string question, string? hint, CancellationToken cancellation)
    {
        var column = Prompt(question, hint);
        return await ReadAnswerAsync(column, cancellation) switch
        {
            null => new Answer.Closed(),
            var line when string.IsNullOrWhiteSpace(line) => new Answer.Nothing(),
            var line => new Answer.Given(line.Trim()),
        };
    }

    /// <summary>Asks for one of a few words, until one is recognised; its beginning is enough ("y").</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="words">What may be answered.</param>
    /// <param name="cancellation">Stops the wait.</param>
    /// <param name="onEnter">The word that Enter alone stands for, which the hint says; null: it is asked again.</param>
    public async Task<Choice> ChooseAsync(
        string question,
        IReadOnlyList<string> words,
        CancellationToken cancellation,
        string? onEnter = null
    )
    {
        var hint = string.Join(" / ", words) + (onEnter is null ? "" : $", Enter: {onEnter}");
        while (true)
        {
            var column = Prompt(question, hint);
            if (await ReadAnswerAsync(column, cancellation) is not { } line)
                return new Choice.Closed();
            if (onEnter is not null && string.IsNullOrWhiteSpace(line))
                return new Choice.Picked(onEnter);
            if (Recognise(line.Trim(), words) is { } word)
                return new Choice.Picked(word);
            Hint($"Please type {string.Join(", ", words.SkipLast(1))} or {words[^1]}.");
        }
    }

    /// <summary>Asks for one of a few words where somebody may as well begin to write: anything else comes back as they typed it, and is lost in no case.</summary>
    /// <remarks>Enter alone is the first word.</remarks>
    public async Task<Choice> ChooseOrWriteAsync(
        string question,
        IReadOnlyList<string> words,
        CancellationToken cancellation
    )
    {
        var column = Prompt(question, string.Join(" / ", words));
        return await ReadAnswerAsync(column, cancellation) switch
        {
            null => new Choice.Closed(),
            var line when string.IsNullOrWhiteSpace(line) => new Choice.Picked(words[0]),
            var line => Recognise(line.Trim(), words) is { } word ? new Choice.Picked(word) : new Choice.Other(line),
        };
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

    /// <summary>Writes the question, and returns the column behind it, where the answer is typed.</summary>
    private int Prompt(string question, string? hint)
    {
        var words = new Wrapped([
            new(SafeText.OneLine(question) + " ", Style.Plain),
            new(hint is null ? "" : $"({SafeText.OneLine(hint)}) ", Tone.Quiet.Style()),
            new("›", Tone.Accent.Style()),
        ]);
        var segments = words.Render(RenderOptions.Create(page), page.Profile.Width - 1).SkipLast(1).ToList();
        Print(new Pieces([.. segments, new Segment(" ")]));
        return segments.Skip(segments.FindLastIndex(s => s.IsLineBreak) + 1).Sum(s => s.Text.GetCellWidth()) + 1;
    }

    private async Task<string?> ReadLineAsync(int column, CancellationToken cancellation)
    {
        var line = NewLine(column);
        return await ReadAsync(line, cancellation) switch
        {
            LineEnd.Enter => line.Text,
            LineEnd.Interrupted => throw new OperationCanceledException(),
            _ => line.Text.Length > 0 ? line.Text : null,
        };
    }

    private async Task<LineEnd> ReadAsync(TypedLine line, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (interruptions.NobodyIsThere)
            return LineEnd.Gone;
        // A console's ReadLine knows no cancellation; the abandoned read ends with the process.
        if (keyboard is null)
            return line.Take(await Task.Run(input.ReadLine, cancellation).WaitAsync(cancellation));

        var end = await line.ReadAsync(keyboard, cancellation);
        if (end == LineEnd.Gone)
            interruptions.NobodyAnswers();
        return end;
    }

    private TypedLine NewLine(int column) => new(output, Math.Min(page.Profile.Width - 1, ReadingMeasure), column);

    // A keyboard echoes the Enter that ends an answer; a pipe does not, and the next line would stick to the question.
    private async Task<string?> ReadAnswerAsync(int column, CancellationToken cancellation)
    {
        var line = await ReadLineAsync(column, cancellation);
        if (keyboard is null && (line is null || !inputIsKeyboard))
            EndLine();
        return line;
    }

    private void EndLine() => Print(new Pieces([Segment.LineBreak]));
}
