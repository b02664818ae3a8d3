using System.Globalization;
using System.Text;
using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>What ended a line that was typed.</summary>
internal enum LineEnd
{
    Enter,

    /// <summary>Ctrl-D.</summary>
    EndOfInput,

    /// <summary>Ctrl-C, at a keyboard that takes it for a key.</summary>
    Interrupted,

    /// <summary>The keyboard is no longer there.</summary>
    Gone,
}

/// <summary>
/// A line while it is typed: shown, corrected, and broken between its words, where a terminal by itself would break in the middle
/// of one.
/// </summary>
/// <param name="screen">The terminal.</param>
/// <param name="width">Columns to write in.</param>
/// <param name="column">Where the line begins: behind a question.</param>
internal sealed class TypedLine(TextWriter screen, int width, int column = 0)
{
    private const char CtrlC = '\u0003';
    private const char CtrlD = '\u0004';
    private const char EraseLine = '\u0015';
    private const char EraseWord = '\u0017';
    private const char Delete = '\u007F';
    private readonly StringBuilder typed = new();
    private List<string> shown = [""];

    /// <summary>What was typed so far.</summary>
    public string Text => typed.ToString();

    /// <summary>Takes a line that was read whole; null: there was none any more.</summary>
    public LineEnd Take(string? line)
    {
        typed.Append(line);
        return line is null ? LineEnd.EndOfInput : LineEnd.Enter;
    }

    /// <summary>Reads up to Enter, Ctrl-D, Ctrl-C or the end of the keyboard. What was typed stands in <see cref="Text"/> also when it is cancelled.</summary>
    public async Task<LineEnd> ReadAsync(Keyboard keyboard, CancellationToken cancellation)
    {
        while (await keyboard.ReadAsync(cancellation) is { } key)
        {
            if (EndBy(key) is { } end)
            {
                screen.Write('\n');
                return end;
            }
            Take(key);
            if (typed.Length == 0 || !char.IsHighSurrogate(typed[^1]))
            {
                Show();
            }
        }
        return LineEnd.Gone;
    }

    private static LineEnd? EndBy(ConsoleKeyInfo key) =>
        key switch
        {
            { Key: ConsoleKey.Enter } or { KeyChar: '\r' or '\n' } => LineEnd.Enter,
            { KeyChar: CtrlD } => LineEnd.EndOfInput,
            { KeyChar: CtrlC } => LineEnd.Interrupted,
            _ => null,
        };

    private void Take(ConsoleKeyInfo key)
    {
        var hasControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        if (key.KeyChar == EraseLine)
        {
            typed.Clear();
        }
        else if (key.KeyChar == EraseWord || (hasControl && key.Key == ConsoleKey.Backspace))
        {
            typed.Length = Text.TrimEnd(' ').LastIndexOf(' ') + 1;
        }
        else if (key.KeyChar is '\b' or Delete || key.Key == ConsoleKey.Backspace)
        {
            typed.Length = StringInfo.ParseCombiningCharacters(Text).LastOrDefault();
        }
        else if (key.KeyChar == '\t')
        {
            typed.Append("    ");
        }
        else if (!char.IsControl(key.KeyChar))
        {
            typed.Append(key.KeyChar);
        }
    }

    /// <summary>Brings the terminal to what is typed now: from the first line on that is another one than before.</summary>
    private void Show()
    {
        var lines = Break(Text);
        var same = lines.Zip(shown).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Min(same, Math.Min(lines.Count, shown.Count) - 1);
        if (from == shown.Count - 1 && lines[from].StartsWith(shown[from], StringComparison.Ordinal))
        {
            screen.Write(string.Join('\n', lines.Skip(from))[shown[from].Length..]);
        }
        else
        {
            var up = shown.Count - 1 - from;
            screen.Write(
                (up > 0 ? $"\u001B[{up}A" : "")
                    + $"\u001B[{(from == 0 ? column : 0) + 1}G\u001B[J"
                    + string.Join('\n', lines.Skip(from))
            );
        }
        screen.Flush();
        shown = lines;
    }

    /// <summary>The text in lines that end between words; a word that is longer than a line is cut.</summary>
    private List<string> Break(string text)
    {
        var lines = new List<string>();
        var (line, at) = (new StringBuilder(), column);
        foreach (var word in WordsWithTheirSpaces(text))
        {
            var bare = word.TrimEnd(' ').GetCellWidth();
            if (at + bare > width && at > 0)
            {
                Next();
            }
            var letters = StringInfo.GetTextElementEnumerator(word);
            while (letters.MoveNext())
            {
                var letter = letters.GetTextElement();
                var wide = letter.GetCellWidth();
                // A space at the edge would move the cursor on; nobody sees whether it is there.
                if (at + wide > width && letter == " ")
                {
                    continue;
                }
                if (at + wide > width)
                {
                    Next();
                }
                line.Append(letter);
                at += wide;
            }
        }
        lines.Add(line.ToString());
        return lines;

        void Next()
        {
            lines.Add(line.ToString());
            line.Clear();
            at = 0;
        }
    }

    private static IEnumerable<string> WordsWithTheirSpaces(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            for (end = start + 1; end < text.Length && !(text[end] != ' ' && text[end - 1] == ' '); end++) { }
            yield return text[start..end];
        }
    }
}
