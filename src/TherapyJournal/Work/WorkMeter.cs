using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TherapyJournal.Work;

/// <summary>What the queue counts for whoever watches: names of steps and how they ended, never whose they are.</summary>
internal static class WorkMeter
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "TherapyJournal.Work";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "journal.work.step.duration",
        unit: "s",
        description: "How long a step of the queue took."
    );

    /// <summary>Begins to watch a step; null: nobody watches.</summary>
    public static Activity? Begin(string step) => Source.StartActivity(step);

    /// <summary>A step has ended.</summary>
    public static void End(Activity? watched, string step, StepResult result, TimeSpan took)
    {
        var outcome = result switch
        {
            StepResult.Later later => $"later: {later.Fault}",
            _ => result.GetType().Name,
        };
        watched?.SetTag("outcome", outcome);
        Duration.Record(took.TotalSeconds, new("step", step), new("outcome", result.GetType().Name));
    }
}
