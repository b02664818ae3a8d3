using System.Diagnostics;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>How long the way of somebody's words may still take: by the contract of the terminal a minute in all, whatever hangs.</summary>
/// <param name="longest">For the steps inside, short of the minute; null: 54 seconds.</param>
internal sealed class TimeForWords(TimeSpan? longest = null)
{
    // What is waited for a store that answers, when the time is over.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    // So that whoever waits for a step hears what became of it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly TimeSpan longest = longest ?? TimeSpan.FromSeconds(54);
    private readonly Stopwatch since = Stopwatch.StartNew();

    /// <summary>What one step may take.</summary>
    public TimeSpan ForStep => longest - since.Elapsed is var left && left > Least ? left : Least;

    /// <summary>What all that follows a kept entry may take.</summary>
    public TimeSpan ForWhatFollows => ForStep + Grace;

    /// <summary>What everything may take.</summary>
    public TimeSpan ForAll => ForWhatFollows + Grace;
}
