using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Practices;

/// <summary>What comes once a week: after an outage late by two days at most, and never twice because somebody has moved its day.</summary>
internal static class OnceAWeek
{
    private const int MostDaysLate = 2;

    // Whoever moves Sunday to Monday on a Sunday evening is not written to twice; whoever moves it by half a week loses none.
    private const int FewestDaysBetween = 4;

    /// <summary>The planned day to which a date belongs: that date, or one that is over for at most two days. Null: it is too late for any.</summary>
    public static LocalDate? DayOf(ReminderPlan plan, LocalDate date)
    {
        for (var late = 0; late <= MostDaysLate; late++)
        {
            if (plan.Falls(date.PlusDays(-late).DayOfWeek))
            {
                return date.PlusDays(-late);
            }
        }
        return null;
    }

    /// <summary>The planned hour on any date, also on one to which it is late; null: that date has none.</summary>
    public static Instant? HourOn(ReminderPlan plan, LocalDate date, DateTimeZone zone) =>
        (plan with { Days = ReminderDays.Every }).On(date, zone);

    /// <summary>Whether a date is far enough from the last one that had it.</summary>
    /// <param name="lastOn">As <see cref="Written"/> writes it; null: there was none.</param>
    /// <param name="date">Which.</param>
    public static bool IsFarEnough(string? lastOn, LocalDate date) =>
        lastOn is null
        || !LocalDatePattern.Iso.Parse(lastOn).TryGetValue(default, out var last)
        || Period.DaysBetween(last, date) >= FewestDaysBetween;

    /// <summary>When it comes next; null: never, since no day is planned.</summary>
    public static Instant? NextAfter(ReminderPlan plan, Instant now, DateTimeZone zone, string? lastOn)
    {
        var next = plan.NextAfter(now, zone);
        return next is { } at && !IsFarEnough(lastOn, at.InZone(zone).Date) ? plan.NextAfter(at, zone) : next;
    }

    /// <summary>A date as it is kept (yyyy-MM-dd).</summary>
    public static string Written(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
