namespace TherapyJournal.Evals;

/// <summary>The evaluations by name; each answers with the exit code of its run.</summary>
internal static class Evaluations
{
    private static readonly Dictionary<string, Func<string[], int>> Named = new(StringComparer.Ordinal)
    {
        ["risk"] = RiskEvaluation.Run,
    };

    public static int Run(string[] arguments)
    {
        if (arguments is [] or ["all"])
            return Named.Values.Select(run => run([])).ToArray().Max();
        if (Named.TryGetValue(arguments[0], out var evaluation))
            return evaluation(arguments[1..]);
        Console.Error.WriteLine($"There is no evaluation of that name. There are: {string.Join(", ", Named.Keys)}.");
        return 2;
    }
}
