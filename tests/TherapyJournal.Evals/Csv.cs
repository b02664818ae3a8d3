using System.Text;

namespace TherapyJournal.Evals;

/// <summary>Reads comma-separated values as RFC 4180 has them: quoted fields may hold commas, quotes and line breaks.</summary>
internal static class Csv
{
    /// <summary>One dictionary a row, by the names of the first row; a field that is missing in a row is empty.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(TextReader reader)
    {
        string[]? names = null;
        foreach (var row in Rows(reader))
        {
            if (names is null)
            {
                names = [.. row.Select(name => name.Trim().TrimStart('\uFEFF'))];
                continue;
            }
            var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var at = 0; at < names.Length; at++)
                fields[names[at]] = at < row.Count ? row[at] : "";
            yield return fields;
        }
    }

    private static IEnumerable<List<string>> Rows(TextReader reader)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        var started = false;
        while (reader.Read() is >= 0 and var next)
        {
            var letter = (char)next;
            if (quoted)
            {
                if (letter != '"')
                    field.Append(letter);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
                continue;
            }
            switch (letter)
            {
                case '"' when field.Length == 0:
                    quoted = started = true;
                    break;
                case ',':
                    Close(row, field);
                    started = true;
                    break;
                case '\r' when reader.Peek() == '\n':
                    break;
                case '\n' or '\r':
                    if (started || field.Length > 0)
                    {
                        Close(row, field);
                        yield return row;
                    }
                    row = [];
                    started = false;
                    break;
                default:
                    field.Append(letter);
                    break;
            }
        }
        if (!started && field.Length == 0)
            yield break;
        Close(row, field);
        yield return row;
    }

    private static void Close(List<string> row, StringBuilder field)
    {
        row.Add(field.ToString());
        field.Clear();
    }
}
