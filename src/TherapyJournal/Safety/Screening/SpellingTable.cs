namespace TherapyJournal.Safety.Screening;

/// <summary>Reads <c>rules/en/spelling.md</c>: what is written, and what the rules call it.</summary>
internal static class SpellingTable
{
    /// <summary>Long words in which one slip of the finger is forgiven; short ones have too many neighbours.</summary>
    public static readonly string[] OftenMisspelled =
    [
        "suicide",
        "suicidal",
        "overdose",
        "overdosed",
        "overdosing",
        "paracetamol",
        "ibuprofen",
        "tylenol",
        "benadryl",
        "attempted",
        "hanging",
        "committing",
        "killing",
        "painless",
        "myself",
        "antidepressants",
        "diphenhydramine",
        "sertraline",
        "benzodiazepines",
    ];

    /// <summary>Words of one slip's distance that mean something else.</summary>
    private static readonly string[] ThingsOfTheirOwn =
    [
        "changing",
        "banging",
        "attempter",
        "homicide",
        "hanging",
        "filling",
        "milling",
        "billing",
        "kissing",
    ];

    public static Dictionary<string, string[]> Read()
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var each in ThingsOfTheirOwn)
            table[each] = [each];
        foreach (var line in RuleFile.Lines("spelling"))
        {
            var (meant, written) = RuleFile.Halves(line, '=');
            foreach (var each in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                table[each] = meant.Split(' ');
        }
        return table;
    }
}
