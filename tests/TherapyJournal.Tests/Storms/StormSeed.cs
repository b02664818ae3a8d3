using System.Globalization;
using System.Security.Cryptography;
using TherapyJournal.Tests.Database;
using Xunit;

namespace TherapyJournal.Tests.Storms;

/// <summary>By what chance a storm strikes: <c>JOURNAL_STORM_SEED</c>, else a new one, printed so that the storm can be had again.</summary>
internal static class StormSeed
{
    public static Random Chance()
    {
        var given = Environment.GetEnvironmentVariable("JOURNAL_STORM_SEED");
        var seed = int.TryParse(given, CultureInfo.InvariantCulture, out var value)
            ? value
            : RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"JOURNAL_STORM_SEED={seed} JOURNAL_STORM={Storm.Kills}");
        return new Random(seed);
    }
}
