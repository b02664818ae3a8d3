using Spectre.Console;

namespace TherapyJournal.App.Terminal;

/// <summary>A column of a table; one that is kept is never shortened (ids, dates, states).</summary>
internal sealed record Column(string Name, bool Keep = false);

/// <summary>A cell of a table. A string serves as a plain one.</summary>
internal sealed record Cell(string Text, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>
/// Rows under quiet column names, held together by space alone. On a terminal the widest columns are shortened until a row fits
/// its line; in a pipe nothing is shortened.
/// </summary>
internal static class QuietTable
{
    private const int Gap = 2;
    private const int NarrowestColumn = 8;

    /// <summary>One line of styled pieces for the header and for every row; null as width shortens nothing.</summary>
    public static IEnumerable<IReadOnlyList<(string Text, Tone Tone)>> Lines(
        IReadOnlyList<Column> columns,
        IReadOnlyList<IReadOnlyList<Cell>> rows,
        int? width
    )
    {
        var cells = Cells(columns, rows);
        var widths = Widths(columns, cells, width);
        foreach (var row in cells)
            yield return [.. row.Select((cell, i) => Piece(cell, widths[i], last: i == row.Length - 1))];
    }

    /// <summary>Whether a row fits into one line, shortened where it may be. A single column is left as it is: facts would not be narrower.</summary>
    public static bool Fits(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<Cell>> rows, int? width) =>
        width is not { } room || columns.Count == 1 || Length(Widths(columns, Cells(columns, rows), room)) <= room;

    private static List<Cell[]> Cells(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<Cell>> rows) =>
        [
            [.. columns.Select(c => new Cell(c.Name, Tone.Quiet))],
            .. rows.Select(row => row.Select(c => c with { Text = SafeText.OneLine(c.Text) }).ToArray()),
        ];

    private static int[] Widths(IReadOnlyList<Column> columns, List<Cell[]> cells, int? width)
    {
        var widths = columns.Select((_, i) => cells.Max(row => row[i].Text.GetCellWidth())).ToArray();
        if (width is { } room)
            Shorten(widths, columns, room);
        return widths;
    }

    private static int Length(int[] widths) => widths.Sum() + Gap * (widths.Length - 1);

    private static void Shorten(int[] widths, IReadOnlyList<Column> columns, int room)
    {
        while (Length(widths) > room)
        {
            var widest = Enumerable
                .Range(0, widths.Length)
                .Where(i => !IsKept(columns[i]) && widths[i] > NarrowestColumn)
                .OrderByDescending(i => widths[i])
                .FirstOrDefault(-1);
            if (widest < 0)
                return;
            widths[widest]--;
        }
    }

    // Half an id is of no use to anybody.
    private static bool IsKept(Column column) => column.Keep || column.Name == "id";

    private static (string Text, Tone Tone) Piece(Cell cell, int width, bool last)
    {
        var text = Fit(cell.Text, width);
        return (last ? text : text + new string(' ', width - text.GetCellWidth() + Gap), cell.Tone);
    }

    private static string Fit(string text, int width)
    {
        if (text.GetCellWidth() <= width)
            return text;

        var fitting = "";
        foreach (var letter in Letters(text))
        {
            if ((fitting + letter).GetCellWidth() > width - 1)
                break;
            fitting += letter;
        }
        return fitting.TrimEnd() + "…";
    }

    // Whole letters as a reader sees them, so that an emoji or an accent is never cut in two.
    private static IEnumerable<string> Letters(string text)
    {
        var letters = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
            yield return letters.GetTextElement();
    }
}
