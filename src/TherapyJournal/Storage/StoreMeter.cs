using System.Diagnostics.Metrics;

namespace TherapyJournal.Storage;

/// <summary>What the store counts for whoever watches. Numbers alone, never words.</summary>
internal static class StoreMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "TherapyJournal.Storage";

    private static readonly Meter Meter = new(Name);

    internal static Counter<long> Commits { get; } =
        Meter.CreateCounter<long>("journal.store.commits", description: "Transactions committed.");
}
