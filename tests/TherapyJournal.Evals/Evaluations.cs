using TherapyJournal.Evals.Assistants;

namespace TherapyJournal.Evals;

/// <summary>The evaluations by name; each answers with the exit code of its run.</summary>
internal sealed class Evaluations(TimeProvider clock)
{
    private readonly Dictionary<string, Func<string[], int>> named = new(StringComparer.Ordinal)
    {
        ["risk"] = arguments => RiskEvaluation.Run(arguments, clock),
        ["assistants"] = arguments => AssistantsEvaluation.Run(arguments, clock),
    };

    public int Run(string[] arguments)
    {
        if (arguments is [] or ["all"])
        {
            return named.Values.Select(run => run([])).ToArray().Max();
        }
        if (named.TryGetValue(arguments[0], out var evaluation))
        {
            return evaluation(arguments[1..]);
        }
        Console.Error.WriteLine($"There is no evaluation of that name. There are: {string.Join(", ", named.Keys)}.");
        return 2;
    }
}
