using System.Globalization;

namespace TherapyJournal.Storage;

/// <summary>A number with its noun.</summary>
internal static class Counted
{
    /// <summary>Such as 1 step, 2 steps.</summary>
    public static string Of(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
