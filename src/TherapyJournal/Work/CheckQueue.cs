using NodaTime;
using TherapyJournal.Storage;

namespace TherapyJournal.Work;

/// <summary>Looks whether the queue moves: what is due, since when, and what is parked.</summary>
internal sealed class CheckQueue(ReadQueueLoad load, ParkedWork parked) : ICheckUp
{
    // Nothing in the loop takes minutes: after five nobody is working, after an hour somebody's crisis may be waiting.
    private static readonly Duration Slow = Duration.FromMinutes(5);
    private static readonly Duration Stuck = Duration.FromHours(1);
    private const int MostNamed = 5;

    public async Task<IReadOnlyList<Check>> RunAsync(CancellationToken cancel) =>
        [await DueAsync(cancel), await ParkedAsync(cancel)];

    private async Task<Check> DueAsync(CancellationToken cancel)
    {
        var (due, age, _) = await load.RunAsync(cancel);
        if (due == 0)
        {
            return new Check("queue", CheckLight.Green, "Nothing is waiting.");
        }
        var waiting =
            $"{Counted.Of(due, "step is", "steps are")} due, the oldest for {Counted.Of((long)age.TotalMinutes, "minute", "minutes")}";
        return age > Stuck ? new Check("queue", CheckLight.Red, $"{waiting}. 'journal worker' starts a worker.")
            : age > Slow
                ? new Check("queue", CheckLight.Amber, $"{waiting}. Is a worker running? 'journal worker' starts one.")
            : new Check("queue", CheckLight.Green, $"{waiting}.");
    }

    private async Task<Check> ParkedAsync(CancellationToken cancel)
    {
        var items = await parked.ListAsync(cancel);
        if (items.Count == 0)
        {
            return new Check("parked work", CheckLight.Green, "No step was given up.");
        }
        var named = string.Join(", ", items.Take(MostNamed).Select(i => $"{i.Step} of {i.Subject} ({i.Fault})"));
        return new Check(
            "parked work",
            CheckLight.Amber,
            $"{Counted.Of(items.Count, "step failed too often and waits", "steps failed too often and wait")} for somebody to look at: "
                + $"{named}. When the cause is mended: 'journal worker --retry'"
        );
    }
}
