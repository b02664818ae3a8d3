namespace TherapyJournal.App;

/// <summary>Reads a file of NAME=value lines, as many hosts and tools write it.</summary>
internal static class DotEnv
{
    /// <summary>The values; none when there is no such file. Lines that begin with # are passed over.</summary>
    public static Dictionary<string, string?> Read(string file)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(file))
        {
            return values;
        }
        foreach (var line in File.ReadLines(file))
        {
            var text = line.Trim();
            text = text.StartsWith("export ", StringComparison.Ordinal) ? text[7..].TrimStart() : text;
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && text[0] != '#')
            {
                values[text[..equals].Trim().Replace("__", ":", StringComparison.Ordinal)] = Unquote(
                    text[(equals + 1)..].Trim()
                );
            }
        }
        return values;
    }

    private static string Unquote(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;
}
