using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Assistants;

/// <summary>Looks whether the settings of models can be used, whether the models answer, and whether their end is announced. Without a key there is nothing to look at.</summary>
internal sealed class CheckModel(ModelSettings settings, ModelProbe probe, TimeProvider clock) : ICheckUp
{
    // Time enough to try another model before the old one is switched off.
    private const int DaysToChange = 60;

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel)
    {
        if (settings.Problem is { } problem)
        {
            return
            [
                new Check(
                    "model",
                    CheckLight.Amber,
                    $"No model is asked until a setting is corrected; the question bank answers, and the rules alone look for danger. {problem}"
                ),
            ];
        }
        var models = await probe.RunAsync(cancel);
        if (models.All(model => model.Outcome is ModelProbeOutcome.NotConfigured))
        {
            return
            [
                Green(
                    "No model is configured: the question bank asks, reflects and sums up, and the rules alone look for danger."
                ),
            ];
        }
        var soon = clock.Now().InUtc().Date.PlusDays(DaysToChange);
        var troubles = models.Select(model => Trouble(model, soon)).OfType<string>().ToList();
        return troubles.Count > 0
            ? [.. troubles.Select(trouble => new Check("model", CheckLight.Amber, trouble))]
            :
            [
                Green(
                    $"All models answer: {string.Join(", ", models.Select(m => $"{m.Model} at {m.Host}").Distinct())}."
                ),
            ];
    }

    private static Check Green(string sentence) => new("model", CheckLight.Green, sentence);

    private static string Otherwise(ProbedModel model) => AssistantStep.All.First(s => s.Name == model.Step).Otherwise;

    /// <summary>One sentence for whoever runs the program; null: all is well.</summary>
    private static string? Trouble(ProbedModel model, LocalDate soon) =>
        model.Outcome switch
        {
            ModelProbeOutcome.Answers { ShutsDownOn: { } end } when end <= soon =>
                $"{model.Step}: {model.Host} switches off {model.Model} on {end:uuuu-MM-dd}. Name another under Journal:Assistants before.",
            ModelProbeOutcome.Answers => null,
            ModelProbeOutcome.Gone =>
                $"{model.Step}: {model.Host} does not know {model.Model}; {Otherwise(model)} instead. Name another under Journal:Assistants.",
            ModelProbeOutcome.Fails { Reason: var reason } =>
                $"{model.Step}: {model.Model} at {model.Host} does not answer as it should; {Otherwise(model)} meanwhile. {AssistantFailures.Say(reason)}",
            ModelProbeOutcome.NotConfigured =>
                $"{model.Step}: no key is set for {model.Host}; {Otherwise(model)} instead.",
            _ => throw new InvalidOperationException("The probe said something new."),
        };
}
