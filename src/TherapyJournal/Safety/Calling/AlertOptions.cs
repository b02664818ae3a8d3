using System.ComponentModel.DataAnnotations;

namespace TherapyJournal.Safety.Calling;

/// <summary>When an urgent alert that nobody acknowledges calls whom, in minutes after it was raised. Bound from <c>Journal:Alerts</c>.</summary>
internal sealed class AlertOptions
{
    private const int Day = 24 * 60;

    /// <summary>When the therapist is called again.</summary>
    [Range(1, Day, ErrorMessage = "Journal:Alerts:AgainAfterMinutes must be from 1 to 1440.")]
    public int AgainAfterMinutes { get; init; } = 10;

    /// <summary>When whoever covers for them is called.</summary>
    [Range(1, Day, ErrorMessage = "Journal:Alerts:CoverAfterMinutes must be from 1 to 1440.")]
    public int CoverAfterMinutes { get; init; } = 20;

    /// <summary>When the owner of the practice is called.</summary>
    [Range(1, Day, ErrorMessage = "Journal:Alerts:OwnerAfterMinutes must be from 1 to 1440.")]
    public int OwnerAfterMinutes { get; init; } = 30;

    /// <summary>How often everybody is called from then on.</summary>
    [Range(1, Day, ErrorMessage = "Journal:Alerts:RepeatEveryMinutes must be from 1 to 1440.")]
    public int RepeatEveryMinutes { get; init; } = 60;

    /// <summary>From how many minutes on a call says that it is late.</summary>
    [Range(1, Day, ErrorMessage = "Journal:Alerts:LateAfterMinutes must be from 1 to 1440.")]
    public int LateAfterMinutes { get; init; } = 5;
}
