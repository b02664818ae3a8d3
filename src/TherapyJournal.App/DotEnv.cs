using TherapyJournal.Storage;

namespace TherapyJournal.App;

/// <summary>Reads a file of NAME=value lines, as many hosts and tools write it.</summary>
internal static class DotEnv
{
    private static readonly string[] Paths = ["JOURNAL_DATA_DIR", "JOURNAL_LEDGER_DIR", "JOURNAL_MASTER_KEY_FILE"];

    private static readonly string[] Known = [.. Paths, "JOURNAL_MASTER_KEY", "JOURNAL_AS", "JOURNAL_CALLED_AS"];

    /// <summary>The values; none when there is no such file. What follows a # is no value: on its own line, after a quoted value, or after a space.</summary>
    /// <param name="file">The file. A relative path in it begins in its folder.</param>
    /// <param name="say">Takes a remark about what is read by nobody. It tells names and numbers of lines, never a value.</param>
    /// <exception cref="SettingException">The file cannot be read, or a quotation mark in it does not end.</exception>
    public static Dictionary<string, string?> Read(string file, Action<string> say)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var strange = new List<string>();
        var number = 0;
        foreach (var line in Lines(file).Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            if (Split(line) is not var (name, written))
            {
                strange.Add($"line {number}");
                continue;
            }
            var value = Value(written) ?? throw new SettingException(Unended(number, name));
            var isPath = Paths.Contains(name, StringComparer.OrdinalIgnoreCase) && value.Length > 0;
            values[name.Replace("__", ":", StringComparison.Ordinal)] = isPath
                ? SettingPath.Full(value, Path.GetDirectoryName(Path.GetFullPath(file)))
                : value;
            if (IsOursAndUnknown(name))
            {
                strange.Add(name);
            }
        }
        if (strange.Count > 0)
        {
            say($".env: {string.Join(", ", strange.Distinct())}: no setting of this program, so nothing came of it.");
        }
        return values;
    }

    private static string[] Lines(string file)
    {
        try
        {
            // A link to nowhere exists, and so does what this account may not read.
            return File.Exists(file) || new FileInfo(file).LinkTarget is not null ? File.ReadAllLines(file) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(
                "The file .env of this folder is there and cannot be read. Give it to the account that runs the program, or "
                    + "take it away."
            );
        }
    }

    private static (string Name, string Written)? Split(string line)
    {
        var text = line.StartsWith("export ", StringComparison.Ordinal) ? line[7..].TrimStart() : line;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals > 0 ? text[..equals].Trim() : "";
        return name.Length > 0 && !name.Any(char.IsWhiteSpace) ? (name, text[(equals + 1)..]) : null;
    }

    /// <summary>What is meant by what is written; null: it begins with a quotation mark that does not end it.</summary>
    private static string? Value(string written)
    {
        var text = written.Trim();
        if (text is ['"' or '\'', ..])
        {
            var end = text.IndexOf(text[0], 1);
            return end > 0 && text[(end + 1)..].TrimStart() is "" or ['#', ..] ? text[1..end] : null;
        }
        for (var i = 1; i < written.Length; i++)
        {
            if (written[i] == '#' && char.IsWhiteSpace(written[i - 1]))
            {
                return written[..i].Trim();
            }
        }
        return text;
    }

    private static string Unended(int line, string name) =>
        $".env, line {line}: the value of {name} begins with a quotation mark, and does not end with it. Mend that line, or "
        + "take the quotation marks away.";

    private static bool IsOursAndUnknown(string name) =>
        name.StartsWith("JOURNAL_", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("__", StringComparison.Ordinal)
        && !Known.Contains(name, StringComparer.OrdinalIgnoreCase);
}
