using System.Diagnostics.Metrics;

namespace TherapyJournal.Safety.Guard;

/// <summary>Counts what the guard stops, by the rule's name alone: never words, never whose.</summary>
internal static class GuardMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "TherapyJournal.Safety";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Stopped = Meter.CreateCounter<long>(
        "journal.guard.stopped",
        description: "Words of a model that did not reach a person."
    );

    /// <summary>One more was stopped by this rule.</summary>
    public static void Count<TRule>(TRule rule, long times = 1)
        where TRule : struct, Enum
    {
        if (times > 0)
        {
            Stopped.Add(times, new KeyValuePair<string, object?>("rule", rule.ToString()));
        }
    }
}
