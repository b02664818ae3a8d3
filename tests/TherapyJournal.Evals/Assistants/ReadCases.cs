using System.Globalization;

namespace TherapyJournal.Evals.Assistants;

/// <summary>Reads patients/*.md, which the program carries. CONTRIBUTING.md says how they are written.</summary>
internal static class ReadCases
{
    private const string Folder = "patients/";

    /// <summary>Every case, in the order of the files.</summary>
    /// <exception cref="FormatException">A file is not written as it must be; the sentence names file and line.</exception>
    public static IReadOnlyList<PatientCase> All()
    {
        var assembly = typeof(ReadCases).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .SelectMany(name =>
                {
                    using var stream =
                        assembly.GetManifestResourceStream(name)
                        ?? throw new InvalidOperationException($"{name} is not part of the evaluations.");
                    using var reader = new StreamReader(stream);
                    return From(name, reader.ReadToEnd());
                }),
        ];
    }

    /// <summary>The cases of one file.</summary>
    public static IReadOnlyList<PatientCase> From(string file, string text)
    {
        var cases = new List<PatientCase>();
        var words = new List<string>();
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var problem = Take(line, cases, words);
            if (problem is not null)
            {
                throw new FormatException($"{file}, line {number}: {problem}");
            }
        }
        CloseEntry(cases, words);
        return cases;
    }

    /// <returns>What is wrong with the line; null: nothing.</returns>
    private static string? Take(string line, List<PatientCase> cases, List<string> words)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal))
        {
            CloseEntry(cases, words);
            return line[3..].Split('·', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } id, { Length: > 0 } name]
                ? Add(cases, new PatientCase(id, name, ""))
                : "a patient begins with '## id · Name'.";
        }
        if (cases.Count == 0)
        {
            // A file may begin with a title and a few words.
            return null;
        }
        if (line.StartsWith("### ", StringComparison.Ordinal))
        {
            CloseEntry(cases, words);
            return Entry(line[4..]) is { } entry
                ? Change(cases, c => c with { Entries = [.. c.Entries, entry] })
                : "an entry begins with '### day N', and may go on with ', raised', ', private' or ', secret WORD'.";
        }
        if (cases[^1].Entries.Count > 0)
        {
            words.Add(line);
            return null;
        }
        return line.Length == 0 ? null : Property(cases, line);
    }

    private static CaseEntry? Entry(string heading)
    {
        var parts = heading.Split(',', StringSplitOptions.TrimEntries);
        if (
            !parts[0].StartsWith("day ", StringComparison.Ordinal)
            || !int.TryParse(parts[0][4..], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || parts[1..]
                .Any(p => p is not ("raised" or "private") && !p.StartsWith("secret ", StringComparison.Ordinal))
        )
        {
            return null;
        }
        return new CaseEntry(day, "")
        {
            IsRaised = parts.Contains("raised"),
            IsPrivate = parts.Contains("private"),
            Secrets =
            [
                .. parts
                    .Where(p => p.StartsWith("secret ", StringComparison.Ordinal))
                    .Select(p => p["secret ".Length..].Trim()),
            ],
        };
    }

    private static string? Property(List<PatientCase> cases, string line) =>
        line.Split(": ", 2) switch
        {
            ["About", var about] => Change(cases, c => c with { About = about }),
            ["Goal", var goal] => Change(cases, c => c with { Goals = [.. c.Goals, goal] }),
            ["Method", var method] => Change(cases, c => c with { Method = method }),
            ["Trap", var trap] => Change(cases, c => c with { Traps = [.. c.Traps, trap] }),
            ["Names", var names] => Change(cases, c => c with { Names = Listed(names) }),
            ["Never", var words] => Change(cases, c => c with { Never = Listed(words) }),
            _ => "before the first entry stand About, Goal, Method, Trap, Names and Never, each with a colon.",
        };

    private static string[] Listed(string words) => words.Split(',', StringSplitOptions.TrimEntries);

    private static void CloseEntry(List<PatientCase> cases, List<string> words)
    {
        if (words.Count > 0)
        {
            var text = string.Join('\n', words).Trim();
            Change(cases, c => c with { Entries = [.. c.Entries.SkipLast(1), c.Entries[^1] with { Text = text }] });
            words.Clear();
        }
    }

    private static string? Add(List<PatientCase> cases, PatientCase one)
    {
        cases.Add(one);
        return null;
    }

    private static string? Change(List<PatientCase> cases, Func<PatientCase, PatientCase> change)
    {
        cases[^1] = change(cases[^1]);
        return null;
    }
}
