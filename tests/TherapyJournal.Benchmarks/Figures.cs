using System.Globalization;

namespace TherapyJournal.Benchmarks;

/// <summary>Prints what was measured.</summary>
internal static class Figures
{
    /// <param name="what">What was timed.</param>
    /// <param name="sorted">In milliseconds, the shortest first.</param>
    public static void Print(string what, List<double> sorted) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {what, -42} p50 {sorted[sorted.Count / 2], 8:F1} ms   p95 {sorted[sorted.Count * 95 / 100], 8:F1} ms"
            )
        );
}
