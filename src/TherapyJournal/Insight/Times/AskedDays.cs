using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Insight.Times;

/// <summary>Days of the patient's own calendar, both ends included.</summary>
/// <param name="From">The first; null: all before.</param>
/// <param name="To">The last; null: all after.</param>
public sealed record AskedDays(LocalDate? From, LocalDate? To)
{
    private static readonly LocalDatePattern Whole = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");
    private static readonly LocalDatePattern WithoutYear = LocalDatePattern.CreateWithInvariantCulture("d MMMM");

    /// <summary>Every day.</summary>
    internal static AskedDays All { get; } = new(null, null);

    /// <summary>Whether one end is not bound.</summary>
    internal bool IsOpen => From is null || To is null;

    /// <summary>Whether it ends before it begins.</summary>
    internal bool IsEmpty => From > To;

    /// <summary>Whether a day is one of them.</summary>
    public bool Holds(LocalDate day) => !(day < From) && !(day > To);

    /// <summary>The days that both hold.</summary>
    internal AskedDays And(AskedDays other) =>
        new(
            From is { } from && other.From is { } otherFrom ? LocalDate.Max(from, otherFrom) : From ?? other.From,
            To is { } to && other.To is { } otherTo ? LocalDate.Min(to, otherTo) : To ?? other.To
        );

    /// <summary>As a person says it, such as 1 to 31 May 2026.</summary>
    public override string ToString() =>
        (From, To) switch
        {
            (null, null) => "all days",
            ({ } from, null) => $"from {Whole.Format(from)} on",
            (null, { } to) => $"up to {Whole.Format(to)}",
            ({ } from, { } to) when from == to => Whole.Format(from),
            ({ } from, { } to) when from.Year != to.Year => $"{Whole.Format(from)} to {Whole.Format(to)}",
            ({ } from, { } to) when from.Month != to.Month => $"{WithoutYear.Format(from)} to {Whole.Format(to)}",
            ({ } from, { } to) => $"{from.Day} to {Whole.Format(to)}",
        };
}
