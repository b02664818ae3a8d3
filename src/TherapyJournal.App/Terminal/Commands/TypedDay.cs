using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>A day as an option names it, such as 2026-11-23.</summary>
internal static class TypedDay
{
    private static readonly LocalDatePattern AnyDay = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");

    /// <summary>The day; null: none was given, or it is none.</summary>
    public static LocalDate? Of(string? typed) =>
        typed is not null && AnyDay.Parse(typed.Trim()) is { Success: true, Value: var day } ? day : null;

    /// <summary>What is wrong with the first that is none; null: nothing.</summary>
    public static string? Fault(params IEnumerable<string?> typed) =>
        typed.OfType<string>().Select(day => day.Trim()).FirstOrDefault(day => Of(day) is null) switch
        {
            null => null,
            var none when IsWrittenAsDay(none) => $"There is no day {none}.",
            _ => "A date is written as 2026-11-23.",
        };

    /// <summary>What is wrong with two days that bound something; null: nothing.</summary>
    /// <param name="from">The first; null: none was given.</param>
    /// <param name="to">The last.</param>
    /// <param name="later">What is said where the first is later than the last.</param>
    public static string? FaultOfBounds(string? from, string? to, string later = "--from is a later day than --to.") =>
        Fault(from, to) ?? (Of(from) > Of(to) ? later : null);

    private static bool IsWrittenAsDay(string typed) =>
        typed.Length == "2026-11-23".Length
        && typed.Index().All(c => c.Index is 4 or 7 ? c.Item == '-' : char.IsAsciiDigit(c.Item));
}
