using NodaTime;

namespace TherapyJournal.Insight.Times;

/// <summary>A time that words name, before anything is made of it.</summary>
/// <param name="Next">The piece of the question that follows it.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
internal sealed record SpokenTime(int Next, LocalDate From, LocalDate To)
{
    /// <summary>Whether it is a time without a word before it that says so.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>Whether it happened in the middle of a day.</summary>
    public bool IsEvent { get; init; }

    /// <summary>As a date of the calendar, whose year may be open; null: it is none.</summary>
    public CalendarDate? Date { get; init; }

    public bool IsWeekday { get; init; }

    /// <summary>Why it names no days; null: it does.</summary>
    public TimeFault? Fault { get; init; }

    public static SpokenTime Of(int next, LocalDate day) => new(next, day, day);

    public static SpokenTime Unusable(int next, TimeFault fault) =>
        new(next, default, default) { Fault = fault, StandsAlone = true };
}

/// <summary>A month or days of one, of some year or of none in particular.</summary>
/// <param name="Year">Null: none was said.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="First">The first day; null: the month's.</param>
/// <param name="Last">The last day; null: the month's.</param>
internal sealed record CalendarDate(int? Year, int Month, int? First = null, int? Last = null)
{
    // A leap day returns after eight years at the latest (1896, 1904).
    private const int Leap = 8;
    private const int SomeLeapYear = 2024;

    /// <summary>Whether there ever is such a day.</summary>
    public bool Exists => In(Year ?? SomeLeapYear) is not null;

    /// <summary>The latest that has begun.</summary>
    public (LocalDate From, LocalDate To) Latest(LocalDate today) =>
        Among(Enumerable.Range(0, Leap + 1).Select(n => today.Year - n), days => days.From <= today);

    /// <summary>The first that begins then or later.</summary>
    public (LocalDate From, LocalDate To) FirstFrom(LocalDate start) =>
        Among(Enumerable.Range(start.Year, Leap + 1), days => days.From >= start);

    private (LocalDate From, LocalDate To) Among(
        IEnumerable<int> years,
        Func<(LocalDate From, LocalDate To), bool> fits
    ) =>
        Year is { } year
            ? In(year) ?? throw new InvalidOperationException("A day that does not exist.")
            : years.Select(In).First(days => days is { } there && fits(there))!.Value;

    private (LocalDate From, LocalDate To)? In(int year)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(year, Month);
        var (first, last) = (First ?? 1, Last ?? length);
        return first >= 1 && last <= length
            ? (new LocalDate(year, Month, first), new LocalDate(year, Month, last))
            : null;
    }
}
