namespace TherapyJournal.Safety.Screening;

/// <summary>The named groups of <c>rules/en/words.md</c>, or of the guard's own, so that a phrase is written once for all its wordings.</summary>
internal sealed class WordClasses
{
    private readonly Dictionary<string, string[][]> groups = new(StringComparer.Ordinal);

    public string[][] this[string name] =>
        groups.TryGetValue(name, out var group)
            ? group
            : throw new InvalidOperationException($"The words of the rules have no group {name}.");

    public static WordClasses Read(string file = "words")
    {
        var classes = new WordClasses();
        foreach (var line in RuleFile.Lines(file))
        {
            var (name, members) = RuleFile.Halves(line, '=');
            classes.groups[name] = members
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(member =>
                    member[0] == '{' ? classes[member] : [member.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
                )
                .ToArray();
        }
        return classes;
    }
}
