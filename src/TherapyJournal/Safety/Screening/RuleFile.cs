namespace TherapyJournal.Safety.Screening;

/// <summary>Reads the rule files, which are Markdown for people: only lines that begin with a dash are rules.</summary>
internal static class RuleFile
{
    /// <summary>The rule lines of one file, without their dash; a line that cannot be read is a fault at the first use.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        var assembly = typeof(RuleFile).Assembly;
        using var stream =
            assembly.GetManifestResourceStream($"Safety/rules/en/{name}.md")
            ?? throw new InvalidOperationException($"The rule file {name} is not part of the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
                yield return line[2..].Trim();
        }
    }

    public static (string Left, string Right) Halves(string line, char between)
    {
        var at = line.IndexOf(between, StringComparison.Ordinal);
        return at > 0
            ? (line[..at].Trim(), line[(at + 1)..].Trim())
            : throw new InvalidOperationException($"A rule line needs '{between}': {line}");
    }
}
