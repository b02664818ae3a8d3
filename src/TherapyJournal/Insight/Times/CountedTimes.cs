using NodaTime;

namespace TherapyJournal.Insight.Times;

/// <summary>Times counted from today: yesterday, last week, the last three weeks, three weeks ago, on Monday, last May.</summary>
internal static class CountedTimes
{
    private const int LongestYears = 100;
    private const int Longest = 999;
    private const int Saturday = 6;

    private static readonly string[] This = "this current diese dieser diesen diesem dieses".Split(' ');
    private static readonly string[] Past = "past vergangene vergangenen vergangener vergangenes".Split(' ');
    private static readonly string[] Before =
        "last previous letzte letzten letzter letztem letztes vorige vorigen voriger voriges".Split(' ');
    private static readonly string[] BeforeLast = "vorletzte vorletzten vorletzter vorletztes".Split(' ');
    private static readonly string[] PartsOfDays = "mornings evenings afternoons nights".Split(' ');

    /// <summary>Reads one at a word; null: none stands there.</summary>
    /// <param name="isLed">Whether a word before it says that a time follows.</param>
    public static SpokenTime? Read(TimeWords words, int at, LocalDate today, bool isLed) =>
        (Named(words, at, today) ?? Several(words, at, today) ?? One(words, at, today) ?? Ago(words, at, today))
            is { } time
            ? time with
            {
                StandsAlone = true,
            }
            : Weekday(words, at, today, isLed);

    /// <summary>So many, up to today: the last three weeks. In German, "seit drei Wochen" says the same.</summary>
    public static SpokenTime? UpToToday(TimeWords words, int at, LocalDate today)
    {
        if (
            CalendarNames.Number(words, at) is not { } number
            || CalendarNames.Unit(words, words.Skip(at + 1, "of")) is not { } unit
            || Back(today, number, unit) is not { } before
        )
        {
            return null;
        }
        return new SpokenTime(words.Skip(at + 1, "of") + 1, before.PlusDays(1), today);
    }

    /// <summary>So many ago: the day, or the week, month or year of the calendar.</summary>
    public static SpokenTime? Earlier(TimeWords words, int at, LocalDate today) =>
        CalendarNames.Number(words, at) is { } number
        && CalendarNames.Unit(words, words.Skip(at + 1, "of")) is { } unit
        && Back(today, number, unit) is { } day
            ? Around(words.Skip(at + 1, "of") + 1, day, unit)
            : null;

    private static SpokenTime? Named(TimeWords words, int at, LocalDate today) =>
        words.After(at, "the day before yesterday", "vorgestern") is { } before
            ? SpokenTime.Of(before, today.PlusDays(-2))
        : words.After(at, "yesterday", "gestern") is { } yesterday ? SpokenTime.Of(yesterday, today.PlusDays(-1))
        : words.After(at, "last night", "letzte nacht") is { } night ? new SpokenTime(night, today.PlusDays(-1), today)
        : words.After(at, "today", "heute") is { } now ? SpokenTime.Of(now, today)
        : null;

    private static SpokenTime? Several(TimeWords words, int at, LocalDate today) =>
        words.Is(at, Before) || words.Is(at, Past) ? UpToToday(words, words.Skip(at + 1, "a"), today) : null;

    private static SpokenTime? One(TimeWords words, int at, LocalDate today)
    {
        if (words.Is(at, Before) || words.Is(at, This))
        {
            if (MonthAfter(words, at, today) is { } month)
            {
                return month;
            }
            if (CalendarNames.Weekday(words, at + 1) is { } weekday)
            {
                return SpokenTime.Of(
                    at + 2,
                    words.Is(at, Before) ? LatestOf(weekday, today.PlusDays(-1)) : MondayOf(today).PlusDays(weekday - 1)
                );
            }
        }
        var first = words.Skip(at, "the");
        if (OneUnit(words, first) is { } whole && words.After(first + 1, "before last") is { } afterIt)
        {
            return BackTo(afterIt, today, 2, whole);
        }
        if (OneUnit(words, at + 1) is not { } unit)
        {
            return null;
        }
        return words.Is(at, This) ? Around(at + 2, today, unit)
            : words.Is(at, BeforeLast) ? BackTo(at + 2, today, 2, unit)
            : words.Is(at, "past") && unit != SpanUnit.Weekend && Back(today, 1, unit) is { } day
                ? new SpokenTime(at + 2, day.PlusDays(1), today)
            : words.Is(at, Before) || words.Is(at, Past) ? BackTo(at + 2, today, 1, unit)
            : null;
    }

    // "Last May", said in May, is that of the year before.
    private static SpokenTime? MonthAfter(TimeWords words, int at, LocalDate today)
    {
        if (
            CalendarNames.Month(words, at + 1) is not { } month
            || (words.Is(at + 1, "may", "march") && !words[at + 1].IsCapital)
        )
        {
            return null;
        }
        var date = new CalendarDate(null, month);
        var (from, to) = date.Latest(today);
        (from, to) = words.Is(at, Before) && to >= today ? date.Latest(from.PlusDays(-1)) : (from, to);
        return new SpokenTime(at + 2, from, to);
    }

    private static SpokenTime? Ago(TimeWords words, int at, LocalDate today) =>
        Earlier(words, at, today) is { } time && words.Is(time.Next, "ago") ? time with { Next = time.Next + 1 } : null;

    private static SpokenTime? Weekday(TimeWords words, int at, LocalDate today, bool isLed) =>
        !isLed ? null
        : CalendarNames.Weekday(words, at) is { } weekday
            ? words.Is(at + 1, PartsOfDays) ? null
                : SpokenTime.Of(at + 1, LatestOf(weekday, today)) with { IsWeekday = true }
        : words.After(words.Skip(at, "the"), "weekend", "wochenende") is { } next
            ? Around(next, LatestOf(Saturday, today), SpanUnit.Weekend)
        : null;

    // "Last weeks" is none in particular.
    private static SpanUnit? OneUnit(TimeWords words, int at) =>
        words.Is(at, "week", "woche", "weekend", "wochenende", "month", "monat", "year", "jahr")
            ? CalendarNames.Unit(words, at)
            : null;

    private static SpokenTime? BackTo(int next, LocalDate today, int number, SpanUnit unit) =>
        Back(today, number, unit) is { } day ? Around(next, day, unit) : null;

    private static LocalDate? Back(LocalDate today, int number, SpanUnit unit) =>
        number > (unit == SpanUnit.Year ? LongestYears : Longest)
            ? null
            : unit switch
            {
                SpanUnit.Day => today.PlusDays(-number),
                SpanUnit.Week or SpanUnit.Weekend => today.PlusWeeks(-number),
                SpanUnit.Month => today.PlusMonths(-number),
                _ => today.PlusYears(-number),
            };

    private static SpokenTime Around(int next, LocalDate day, SpanUnit unit) =>
        unit switch
        {
            SpanUnit.Day => SpokenTime.Of(next, day),
            SpanUnit.Week => new SpokenTime(next, MondayOf(day), MondayOf(day).PlusDays(6)),
            SpanUnit.Weekend => new SpokenTime(next, MondayOf(day).PlusDays(5), MondayOf(day).PlusDays(6)),
            SpanUnit.Month => new SpokenTime(
                next,
                day.With(DateAdjusters.StartOfMonth),
                day.With(DateAdjusters.EndOfMonth)
            ),
            _ => new SpokenTime(next, new LocalDate(day.Year, 1, 1), new LocalDate(day.Year, 12, 31)),
        };

    private static LocalDate LatestOf(int weekday, LocalDate until) =>
        until.With(DateAdjusters.PreviousOrSame((IsoDayOfWeek)weekday));

    private static LocalDate MondayOf(LocalDate day) => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));
}
