using System.Diagnostics.Metrics;
using NodaTime;
using TherapyJournal.Assistants.Calls;
using TherapyJournal.Safety;
using TherapyJournal.Work;

namespace TherapyJournal.App.Telemetry;

/// <summary>How the journal is: what waits, who is called, what models have cost. Counts and ages, nothing about anybody.</summary>
internal sealed class Vitals(ReadQueueLoad queue, ReadCallingAlerts alerts, ListSteps steps) : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "TherapyJournal.Vitals";

    private readonly Meter meter = new(Name);
    private QueueLoad load = new(0, Duration.Zero, 0);
    private CallingAlerts calling = new(0, Duration.Zero);
    private IReadOnlyList<StepView> used = [];

    /// <summary>Begins to show what was read last.</summary>
    public void Show()
    {
        meter.CreateObservableGauge("journal.queue.due", () => load.Due, description: "Steps that could be done now.");
        meter.CreateObservableGauge(
            "journal.queue.oldest",
            () => load.Oldest.TotalSeconds,
            unit: "s",
            description: "For how long the oldest of them has been due."
        );
        meter.CreateObservableGauge(
            "journal.queue.parked",
            () => load.Parked,
            description: "Steps that were given up and wait for a person."
        );
        meter.CreateObservableGauge(
            "journal.alerts.urgent",
            () => calling.Count,
            description: "Urgent alerts that nobody has acknowledged."
        );
        meter.CreateObservableGauge(
            "journal.alerts.oldest",
            () => calling.Oldest.TotalSeconds,
            unit: "s",
            description: "Since when the oldest of them calls."
        );
        meter.CreateObservableCounter(
            "journal.model.cost",
            Costs,
            description: "What models have cost, in the currency of the prices in the settings."
        );
    }

    /// <summary>Reads anew.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        load = await queue.RunAsync(cancel);
        calling = await alerts.RunAsync(cancel);
        used = await steps.RunAsync(mayInferMood: false, cancel);
    }

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Costs() =>
        used.Where(step => step.Cost is not null)
            .Select(step => new Measurement<double>(
                (double)step.Cost!.Value, // those without are left out above
                new("step", step.Step),
                new("model", step.Model)
            ));
}
