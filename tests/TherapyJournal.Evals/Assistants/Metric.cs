namespace TherapyJournal.Evals.Assistants;

/// <summary>One thing that was looked at: 0 or 1, a share or a number, and the words that show it.</summary>
/// <param name="Case">The case's id.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Words">For whoever reads the report.</param>
internal sealed record Observation(string Case, double Value, string Words);

/// <summary>Which side of a threshold is good.</summary>
internal enum Good
{
    AtLeast,
    AtMost,
}

/// <summary>A rule by which what assistants wrote is scored: the mean of what was observed, against a threshold.</summary>
/// <param name="Name">How tables and reports call it.</param>
/// <param name="Good">Which side of the threshold is good.</param>
/// <param name="Bank">The threshold for the question bank.</param>
/// <param name="Model">The threshold for a model.</param>
/// <param name="Of">Looks at one case.</param>
internal sealed record Metric(
    string Name,
    Good Good,
    double Bank,
    double Model,
    Func<LivedCase, IEnumerable<Observation>> Of
)
{
    /// <summary>Measures it over all cases.</summary>
    public Measured Over(IEnumerable<LivedCase> lived, bool byModel)
    {
        var threshold = byModel ? Model : Bank;
        var seen = lived.SelectMany(Of).ToList();
        double? value = seen.Count == 0 ? null : seen.Average(o => o.Value);
        var worstFirst = Good == Good.AtLeast ? seen.OrderBy(o => o.Value) : seen.OrderByDescending(o => o.Value);
        return new Measured(
            this,
            value,
            threshold,
            value is not { } measured || IsGood(measured, threshold),
            seen.Count,
            [.. worstFirst.Where(o => !IsGood(o.Value, threshold)).DistinctBy(o => o.Case)]
        );
    }

    private bool IsGood(double value, double threshold) =>
        Good == Good.AtLeast ? value >= threshold : value <= threshold;
}

/// <summary>What a metric came to.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Value">The mean; null: there was nothing to look at.</param>
/// <param name="Threshold">What was asked for.</param>
/// <param name="Passed">Whether it was met. Nothing to look at passes, and the report says so.</param>
/// <param name="Count">How many were looked at.</param>
/// <param name="Missing">One observation of every case that misses it, the worst first.</param>
internal sealed record Measured(
    Metric Metric,
    double? Value,
    double Threshold,
    bool Passed,
    int Count,
    IReadOnlyList<Observation> Missing
);
