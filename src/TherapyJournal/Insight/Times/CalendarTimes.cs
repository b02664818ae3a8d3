using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Insight.Times;

/// <summary>Times by their name in the calendar: 2026-05-03, 3 May, May 2026, the end of May, May, 2026.</summary>
internal static class CalendarTimes
{
    private const int PartOfMonth = 10;

    private static readonly string[] Counted =
        "times people steps words minutes hours days weeks months years euros dollars kilos percent mal".Split(' ');

    /// <summary>Reads one at a word; null: none stands there.</summary>
    /// <param name="isLed">Whether a word before it says that a time follows.</param>
    public static SpokenTime? Read(TimeWords words, int at, LocalDate today, bool isLed) =>
        WeekOf(words, at, today)
        ?? OneDay(words, CalendarNames.Weekday(words, at) is null ? at : words.Skip(at + 1, ","), today, isLed)
        ?? PartThenMonth(words, at, today)
        ?? MonthAlone(words, at, today)
        ?? YearAlone(words, at);

    // "Sunday 10 May" is that day.
    private static SpokenTime? OneDay(TimeWords words, int at, LocalDate today, bool isLed) =>
        InFigures(words, at, today) ?? DayThenMonth(words, at, today) ?? MonthThenDay(words, at, today, isLed);

    private static SpokenTime? WeekOf(TimeWords words, int at, LocalDate today) =>
        words.After(at, "the week of", "week of", "woche vom") is { } next
        && OneDay(words, next, today, isLed: true) is { Fault: null, Date: null or { First: not null } } day
        && day.From.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)) is var monday
            ? new SpokenTime(day.Next, monday, monday.PlusDays(6)) { StandsAlone = true }
            : null;

    private static SpokenTime? InFigures(TimeWords words, int at, LocalDate today)
    {
        switch (words[at].Kind)
        {
            case TimeWordKind.Slashed:
                return SpokenTime.Unusable(at + 1, TimeFault.DayOrMonth);
            case TimeWordKind.Iso when LocalDatePattern.Iso.Parse(words[at].Text) is var parsed:
                return parsed is { Success: false } ? SpokenTime.Unusable(at + 1, TimeFault.NoSuchDay)
                    : parsed.Value.Year is < 1900 or > 2100 ? null
                    : SpokenTime.Of(at + 1, parsed.Value) with { StandsAlone = true };
            case TimeWordKind.Dotted:
                var figures = words[at].Text.Split('.');
                var (day, month) = (Figure(figures[0]), Figure(figures[1]));
                return month is < 1 or > 12
                    ? SpokenTime.Unusable(at + 1, TimeFault.NoSuchDay)
                    : Found(
                        at + 1,
                        new CalendarDate(figures[2].Length > 0 ? Figure(figures[2]) : null, month, day, day),
                        today
                    );
            default:
                return null;
        }
    }

    private static SpokenTime? DayThenMonth(TimeWords words, int at, LocalDate today)
    {
        var number = words.Skip(at, "the");
        if (CalendarNames.DayOfMonth(words, number) is not { } day)
        {
            return null;
        }
        var named = words.Skip(number + 1, "of");
        return CalendarNames.MonthBesideNumber(words, named) is { } month
            ? WithYear(words, named + 1, month, day, today)
            : null;
    }

    private static SpokenTime? MonthThenDay(TimeWords words, int at, LocalDate today, bool isLed)
    {
        if (
            CalendarNames.MonthBesideNumber(words, at) is not { } month
            // "She may 3 times": a verb, unless something led to it.
            || (words.Is(at, "may", "march", "mar") && !words[at].IsCapital && !isLed)
        )
        {
            return null;
        }
        var written = words.Skip(at + 1, ",", "of");
        if (CalendarNames.Year(words, written) is { } year)
        {
            return Found(written + 1, new CalendarDate(year, month), today);
        }
        return
            words[at + 1].Kind is TimeWordKind.Number or TimeWordKind.Ordinal
            && CalendarNames.DayOfMonth(words, at + 1) is { } day
            && !words.Is(at + 2, Counted)
            ? WithYear(words, at + 2, month, day, today)
            : null;
    }

    private static SpokenTime? PartThenMonth(TimeWords words, int at, LocalDate today)
    {
        var from = words.Skip(at, "the");
        (int? First, int? Last, int Next)? part =
            words.After(from, "early", "beginning of", "start of", "anfang") is { } early ? (1, PartOfMonth, early)
            : words.After(from, "mid", "middle of", "mitte") is { } middle
                ? (PartOfMonth + 1, 2 * PartOfMonth, words[middle].Text == "-" ? middle + 1 : middle)
            : words.After(from, "late", "end of", "ende") is { } late ? ((2 * PartOfMonth) + 1, null, late)
            : null;
        if (part is not var (first, last, next) || CalendarNames.Month(words, next) is not { } month)
        {
            return null;
        }
        var year = CalendarNames.Year(words, next + 1);
        return Found(year is null ? next + 1 : next + 2, new CalendarDate(year, month, first, last), today);
    }

    private static SpokenTime? MonthAlone(TimeWords words, int at, LocalDate today) =>
        CalendarNames.Month(words, at) is { } month
            ? Found(at + 1, new CalendarDate(null, month), today) with
            {
                StandsAlone = false,
            }
            : null;

    private static SpokenTime? YearAlone(TimeWords words, int at)
    {
        var from = words.After(at, "the year", "dem jahr", "jahr", "jahre") ?? at;
        return CalendarNames.Year(words, from) is { } year && !words.Is(from + 1, Counted)
            ? new SpokenTime(from + 1, new LocalDate(year, 1, 1), new LocalDate(year, 12, 31))
            : null;
    }

    private static SpokenTime WithYear(TimeWords words, int at, int month, int day, LocalDate today)
    {
        var written = words.Skip(at, ",");
        var year = CalendarNames.Year(words, written);
        return Found(year is null ? at : written + 1, new CalendarDate(year, month, day, day), today);
    }

    private static SpokenTime Found(int next, CalendarDate date, LocalDate today)
    {
        if (!date.Exists)
        {
            return SpokenTime.Unusable(next, TimeFault.NoSuchDay);
        }
        var (from, to) = date.Latest(today);
        return new SpokenTime(next, from, to) { StandsAlone = true, Date = date };
    }

    private static int Figure(string figures) => int.Parse(figures, System.Globalization.CultureInfo.InvariantCulture);
}
