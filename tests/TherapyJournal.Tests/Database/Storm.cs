using System.Globalization;
using System.Security.Cryptography;

namespace TherapyJournal.Tests.Database;

/// <summary>Kills at random moments: how many, and how long to wait before each.</summary>
internal static class Storm
{
    /// <summary><c>JOURNAL_STORM</c> as <c>./dev storm N</c> sets it; ten otherwise.</summary>
    public static int Kills { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("JOURNAL_STORM"), CultureInfo.InvariantCulture, out var kills)
            ? kills
            : EveryDay;

    internal const int EveryDay = 10;

    /// <summary>Waits for a random time; the rounds share the whole span out among them, so that none of it is left out.</summary>
    public static Task PauseAsync(TimeSpan upTo, int round)
    {
        var slices = Math.Min(Kills, EveryDay);
        var slice = upTo / slices;
        var from = slice * (round % slices);
        return Task.Delay(from + TimeSpan.FromTicks(RandomNumberGenerator.GetInt32((int)slice.Ticks)));
    }
}
