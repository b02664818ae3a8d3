using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>Looks whether the configured models answer, and whether their end is announced. Without a key there is nothing to look at.</summary>
internal sealed class CheckModel(ModelProbe probe, TimeProvider clock) : ICheckUp
{
    // Time enough to try another model before the old one is switched off.
    private const int DaysToChange = 60;

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel) =>
        [
            await probe.RunAsync(cancel) switch
            {
                ModelProbeOutcome.NotConfigured => new Check(
                    "model",
                    CheckLight.Green,
                    "No model is configured: the question bank asks, reflects and sums up."
                ),
                ModelProbeOutcome.Unreachable unreachable => new Check(
                    "model",
                    CheckLight.Amber,
                    $"The model's service does not answer as it should ({unreachable.Reason}). The question bank answers meanwhile. "
                        + "Look at OPENAI_API_KEY and OPENAI_BASE_URL."
                ),
                ModelProbeOutcome.Reachable reachable => Judge(reachable.Models),
                _ => throw new InvalidOperationException("The probe said something new."),
            },
        ];

    private Check Judge(IReadOnlyList<ProbedModel> models)
    {
        var soon = clock.Now().InUtc().Date.PlusDays(DaysToChange);
        var gone = models.Where(m => !m.IsKnown).Select(m => m.Model).Distinct().ToList();
        var ending = models
            .Where(m => m.ShutsDownOn is { } end && end <= soon)
            .Select(m => $"{m.Model} on {m.ShutsDownOn:uuuu-MM-dd}")
            .Distinct()
            .ToList();
        return (gone, ending) switch
        {
            ({ Count: > 0 }, _) => new Check(
                "model",
                CheckLight.Amber,
                $"The service does not know {string.Join(", ", gone)}; the question bank answers instead. Name another under Journal:Assistants."
            ),
            (_, { Count: > 0 }) => new Check(
                "model",
                CheckLight.Amber,
                $"The service switches off {string.Join(", ", ending)}. Name another under Journal:Assistants before."
            ),
            _ => new Check(
                "model",
                CheckLight.Green,
                $"The service answers and knows {string.Join(", ", models.Select(m => m.Model).Distinct())}."
            ),
        };
    }
}
