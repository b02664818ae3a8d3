using NodaTime;

namespace TherapyJournal.Insight.Times;

/// <summary>Two times that make one period: between March and May, from 3 to 10 June, in May and June, from May on.</summary>
internal static class TimeRanges
{
    private const int Week = 7;

    private static readonly string[] And = ["and", "und"];
    private static readonly string[] AndOr = ["and", "or", "und", "oder"];
    private static readonly string[] To = "to until till through - – — bis".Split(' ');
    private static readonly string[] Onwards = ["onwards", "onward", "on", "an"];

    /// <summary>Reads one at a word; null: there is none.</summary>
    public static BoundedDays? Read(TimeWords words, int at, KnownDays known)
    {
        var between = words.After(at, "between", "zwischen");
        if (between is { } two && RecordedTimes.LastTwoSessions(words, two, known) is var (last, latest))
        {
            return Whole(last, latest);
        }
        var from = words.After(at, "from", "von", "vom");
        var first = between ?? from ?? at;
        var separators = between is null ? To : And;
        if (DaysOfOneMonth(words, first, separators, known) is { } days)
        {
            return days;
        }
        var isLed = first != at;
        if (LedTime.Read(words, first, known, isLed ? Lead.Within : Lead.None) is not { } start)
        {
            return null;
        }
        if ((isLed || start.StandsAlone) && words.Is(start.Next, separators))
        {
            var then = words.Skip(start.Next + 1, "the", "zum", "dem");
            return DayOfSameMonth(words, then, start) is { } day ? Whole(start, day)
                : LedTime.Read(words, then, known, Lead.Within) is { } end ? Whole(start, end)
                : null;
        }
        return from is not null && words.After(start.Next, Onwards) is { } next
            ? new BoundedDays(next, start.Fault is null ? new AskedDays(start.From, null) : AskedDays.All, start.Fault)
            : null;
    }

    /// <summary>A time, with the month that follows it ("in May and June").</summary>
    public static BoundedDays WithNext(TimeWords words, SpokenTime time, KnownDays known)
    {
        if (
            time is { Date.First: null, Fault: null }
            && words.Is(time.Next, AndOr)
            && LedTime.Read(words, words.Skip(time.Next + 1, "in", "im"), known, Lead.Within)
                is { Date.First: null } other
        )
        {
            return
                Whole(time, other) is { Days: { From: { } from, To: { } to } } whole
                && Period.Between(from, to.PlusDays(1), PeriodUnits.Months).Months <= 2
                ? whole
                : new BoundedDays(other.Next, AskedDays.All, TimeFault.Apart);
        }
        return time.Fault is { } fault
            ? new BoundedDays(time.Next, AskedDays.All, fault)
            : new BoundedDays(time.Next, new AskedDays(time.From, time.To));
    }

    // "3 to 10 June": the month stands beside the second alone.
    private static BoundedDays? DaysOfOneMonth(TimeWords words, int at, string[] separators, KnownDays known)
    {
        var number = words.Skip(at, "the", "dem");
        if (
            CalendarNames.DayOfMonth(words, number) is not { } day
            || !words.Is(number + 1, separators)
            || LedTime.Read(words, words.Skip(number + 2, "the", "zum", "dem"), known, Lead.Within)
                is not { Date: { First: not null } date } end
        )
        {
            return null;
        }
        var begins = date with { First = day, Last = day };
        if (!begins.Exists)
        {
            return new BoundedDays(end.Next, AskedDays.All, TimeFault.NoSuchDay);
        }
        var (from, to) = begins.Latest(known.Today);
        return Whole(new SpokenTime(end.Next, from, to) { Date = begins }, end);
    }

    // "June 3 to 10": beside the first alone.
    private static SpokenTime? DayOfSameMonth(TimeWords words, int at, SpokenTime start)
    {
        if (
            start.Date is not { First: not null } date
            || words[at].Number is null
            || CalendarNames.DayOfMonth(words, at) is not { } day
            || CalendarNames.MonthBesideNumber(words, words.Skip(at + 1, "of")) is not null
        )
        {
            return null;
        }
        var year = CalendarNames.Year(words, words.Skip(at + 1, ","));
        var next = year is null ? at + 1 : words.Skip(at + 1, ",") + 1;
        var ends = date with { Year = date.Year ?? year, First = day, Last = day };
        if (!ends.Exists)
        {
            return SpokenTime.Unusable(next, TimeFault.NoSuchDay);
        }
        var (from, to) = ends.FirstFrom(start.From);
        return new SpokenTime(next, from, to) { Date = ends };
    }

    private static BoundedDays Whole(SpokenTime start, SpokenTime end)
    {
        if ((start.Fault ?? end.Fault) is { } fault)
        {
            return new BoundedDays(end.Next, AskedDays.All, fault);
        }
        var (from, to) = (start.From, end.To);
        if (end.Date is { Year: null } open)
        {
            to = open.FirstFrom(from).To;
        }
        else if (start.Date is { Year: null } yearless && end.Date is not null)
        {
            from = yearless.Latest(to).From;
        }
        else if (start.IsWeekday && end.IsWeekday && to < from)
        {
            to = to.PlusDays(Week);
        }
        return to < from
            ? new BoundedDays(end.Next, AskedDays.All, TimeFault.EndsFirst)
            : new BoundedDays(end.Next, new AskedDays(from, to));
    }
}
