using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using TherapyJournal.Assistants;
using TherapyJournal.Assistants.Bank;

namespace TherapyJournal.Evals.Assistants;

/// <summary>Lives invented patients through the loop, each in a journal of their own, and scores by rules what the assistants wrote.</summary>
/// <param name="settings">Which model is asked; without a key for one the question bank writes.</param>
/// <param name="clock">Counts pauses and the time that it takes.</param>
internal sealed class EvaluateAssistants(IConfiguration settings, TimeProvider clock)
{
    // A model is waited for, the bank is computed.
    private const int PatientsAtOnceWithModel = 4;

    /// <summary>Runs these cases.</summary>
    /// <param name="cases">Whom.</param>
    /// <param name="mostFallbacks">The share of answers that may fall back to the bank where a model is configured.</param>
    /// <param name="atOnce">How many patients at the same time; null: as many as is good here.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="TherapyJournal.Storage.SettingException">A setting cannot be used; the sentence says what to do.</exception>
    public async Task<EvaluatedAssistants> RunAsync(
        IReadOnlyList<PatientCase> cases,
        double mostFallbacks,
        int? atOnce,
        CancellationToken cancel
    )
    {
        var begun = clock.GetTimestamp();
        var hasModel = await HasModelAsync(cancel);
        var lived = new ConcurrentDictionary<string, LivedCase>(StringComparer.Ordinal);
        var many = new ParallelOptions
        {
            MaxDegreeOfParallelism = atOnce ?? (hasModel ? PatientsAtOnceWithModel : Environment.ProcessorCount),
            CancellationToken = cancel,
        };
        await Parallel.ForEachAsync(
            cases,
            many,
            async (one, stop) =>
            {
                await using var journal = await OpenAsync(stop);
                lived[one.Id] = await new LiveThroughCase(journal, one).RunAsync(stop);
            }
        );
        var inOrder = cases.Select(one => lived[one.Id]).ToList();
        return new EvaluatedAssistants(
            inOrder,
            [.. Thresholds.All(mostFallbacks).Select(metric => metric.Over(inOrder, hasModel))],
            [
                .. AssistantStep
                    // Danger is evaluated elsewhere, and no case asks the journal, or what recurs in it.
                    .All.Where(step =>
                        step != AssistantStep.ScreenEntry
                        && step != AssistantStep.AskJournal
                        && step != AssistantStep.NameThemes
                    )
                    .Select(step => StepTokens.Of(step.Name, inOrder)),
            ],
            hasModel ? string.Join(", ", WritersOf(inOrder)) : QuestionBank.WrittenBy,
            clock.GetElapsedTime(begun)
        );
    }

    private async Task<bool> HasModelAsync(CancellationToken cancel)
    {
        await using var journal = await OpenAsync(cancel);
        return journal.HasModel;
    }

    private Task<CaseJournal> OpenAsync(CancellationToken cancel) =>
        CaseJournal.OpenAsync(settings, clock, LiveThroughCase.Begins, cancel);

    private static IEnumerable<string> WritersOf(IReadOnlyList<LivedCase> lived) =>
        lived
            .SelectMany(one => one.Entries)
            .SelectMany(e => new[] { e.Question?.WrittenBy, e.Reflection?.WrittenBy, e.Summary?.WrittenBy })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}

/// <summary>What an evaluation came to.</summary>
/// <param name="Lived">Every case as it went.</param>
/// <param name="Metrics">What was measured, in the order of <see cref="Thresholds"/>.</param>
/// <param name="Tokens">What each step used.</param>
/// <param name="Writers">Who wrote, models or the question bank.</param>
/// <param name="Took">How long it took.</param>
internal sealed record EvaluatedAssistants(
    IReadOnlyList<LivedCase> Lived,
    IReadOnlyList<Measured> Metrics,
    IReadOnlyList<StepTokens> Tokens,
    string Writers,
    TimeSpan Took
)
{
    public IEnumerable<Measured> Missed => Metrics.Where(m => !m.Passed);

    public bool Passed => !Missed.Any();
}

/// <summary>What one step used, over all its answers.</summary>
/// <param name="Step">Which.</param>
/// <param name="Answers">How many a model gave and were used.</param>
/// <param name="In">Tokens read.</param>
/// <param name="Cached">Of these, from the vendor's cache.</param>
/// <param name="Out">Tokens written.</param>
/// <param name="Milliseconds">How long the answers took together.</param>
internal sealed record StepTokens(string Step, int Answers, long In, long Cached, long Out, long Milliseconds)
{
    public static StepTokens Of(string step, IEnumerable<LivedCase> lived)
    {
        var traces = lived
            .SelectMany(one => one.Entries)
            .SelectMany(e => e.Answers)
            .Where(a => a.Step == step && a.Trace is not null)
            .Select(a => a.Trace!) // just looked
            .ToList();
        return new StepTokens(
            step,
            traces.Count,
            traces.Sum(t => (long)t.TokensIn),
            traces.Sum(t => (long)t.TokensCached),
            traces.Sum(t => (long)t.TokensOut),
            traces.Sum(t => t.Milliseconds)
        );
    }
}
