using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Work;

/// <summary>How the queue is worked. Bound from <c>Journal:Work</c>.</summary>
public sealed class WorkOptions
{
    /// <summary>How many lanes are worked at the same time.</summary>
    [Range(1, 256, ErrorMessage = "Journal:Work:Parallel must be from 1 to 256.")]
    public int Parallel { get; init; } = 8;

    /// <summary>How many lanes more may be begun while others wait for a model.</summary>
    [Range(0, 1000, ErrorMessage = "Journal:Work:WaitingForModels must be from 0 to 1000.")]
    public int WaitingForModels { get; init; } = 128;

    /// <summary>How long a worker holds a lane before another may take it over, in seconds; it is renewed at a third of that.</summary>
    [Range(0.5, 15, ErrorMessage = "Journal:Work:LeaseSeconds must be from 0.5 to 15.")]
    public double LeaseSeconds { get; init; } = 12;

    /// <summary>How often a failing step is begun before it is parked for a person to look at.</summary>
    [Range(1, 100, ErrorMessage = "Journal:Work:Attempts must be from 1 to 100.")]
    public int Attempts { get; init; } = 12;

    /// <summary>The pause before a second try, in seconds; it doubles each time, up to an hour.</summary>
    [Range(0.01, 3600, ErrorMessage = "Journal:Work:FirstRetrySeconds must be from 0.01 to 3600.")]
    public double FirstRetrySeconds { get; init; } = 5;

    /// <summary>How often an idle worker looks for work, in seconds.</summary>
    [Range(0.05, 60, ErrorMessage = "Journal:Work:PollSeconds must be from 0.05 to 60.")]
    public double PollSeconds { get; init; } = 1;
}
