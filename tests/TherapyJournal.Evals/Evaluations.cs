using TherapyJournal.Evals.Assistants;
using TherapyJournal.Evals.Retrieval;

namespace TherapyJournal.Evals;

/// <summary>The evaluations by name; each answers with the exit code of its run.</summary>
internal sealed class Evaluations(TimeProvider clock)
{
    private readonly Dictionary<string, Func<string[], int>> named = new(StringComparer.Ordinal)
    {
        ["risk"] = arguments => RiskEvaluation.Run(arguments, clock),
        ["assistants"] = arguments => AssistantsEvaluation.Run(arguments, clock),
        ["retrieval"] = arguments => RetrievalEvaluation.Run(arguments, clock),
        ["abstain"] = AbstainEvaluation.Run,
        ["themes"] = ThemesEvaluation.Run,
        ["feelings"] = FeelingsEvaluation.Run,
    };

    // Their texts are not ours to keep here.
    private static readonly string[] NeedFile = ["retrieval", "abstain", "themes", "feelings"];

    public int Run(string[] arguments)
    {
        if (arguments is [] or ["all"])
        {
            return named.Where(e => !NeedFile.Contains(e.Key)).Select(e => e.Value([])).ToArray().Max();
        }
        if (named.TryGetValue(arguments[0], out var evaluation))
        {
            return evaluation(arguments[1..]);
        }
        Console.Error.WriteLine($"There is no evaluation of that name. There are: {string.Join(", ", named.Keys)}.");
        return 2;
    }
}
