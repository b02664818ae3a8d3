using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.App.Web.Translation;

/// <summary>Times as a page says them to a patient: by their clock and in their language.</summary>
/// <remarks>The program brings no culture's data along (InvariantGlobalization), so the names of days and months, and the order in which a date is written, are sentences like any others.</remarks>
internal sealed class PageTimes(IStringLocalizer<PatientWords> words, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, CultureInfo> named = new(StringComparer.Ordinal);

    /// <summary>Such as Tue 3 Nov 2026 22:54.</summary>
    public string Minute(Instant at, string zone) => Say(words["ddd d MMM uuuu HH:mm"], Local(at, zone));

    /// <summary>Such as Tuesday 3 November, 22:54.</summary>
    public string DayAndHour(Instant at, string zone) => Say(words["dddd d MMMM, HH:mm"], Local(at, zone));

    /// <summary>Such as Tuesday 22:54.</summary>
    public string WeekdayAndHour(Instant at, string zone) => Say(words["dddd HH:mm"], Local(at, zone));

    /// <summary>Such as 22:54.</summary>
    public string Hour(Instant at, string zone) => Say(words["HH:mm"], Local(at, zone));

    /// <summary>Such as 3 November 2026.</summary>
    public string Date(Instant at, string zone) => Say(words["d MMMM uuuu"], Local(at, zone));

    /// <summary>Such as 3 November.</summary>
    public string Day(LocalDate day) => Say(words["d MMMM"], day.AtMidnight());

    /// <summary>Such as Tuesday.</summary>
    public string Weekday(IsoDayOfWeek day) => words[$"{day}"];

    /// <summary>Such as today 22:54, yesterday 22:54, or Tue 3 Nov 22:54.</summary>
    public string Lately(Instant at, string zone)
    {
        var (then, now) = (Local(at, zone), Local(Instant.FromDateTimeOffset(clock.GetUtcNow()), zone));
        return Period.DaysBetween(then.Date, now.Date) switch
        {
            0 => words["today {0}", Say(words["HH:mm"], then)],
            1 => words["yesterday {0}", Say(words["HH:mm"], then)],
            _ when then.Year == now.Year => Say(words["ddd d MMM HH:mm"], then),
            _ => Say(words["ddd d MMM uuuu HH:mm"], then),
        };
    }

    private static LocalDateTime Local(Instant at, string zone) =>
        at.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).LocalDateTime;

    private string Say(string pattern, LocalDateTime at) =>
        LocalDateTimePattern.Create(pattern, named.GetOrAdd(PageLanguages.Current, _ => Named())).Format(at);

    private CultureInfo Named()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var names = culture.DateTimeFormat;
        names.DayNames = Translated(names.DayNames);
        names.AbbreviatedDayNames = Translated(names.AbbreviatedDayNames);
        names.MonthNames = Translated(names.MonthNames);
        names.MonthGenitiveNames = names.MonthNames;
        names.AbbreviatedMonthNames = Translated(names.AbbreviatedMonthNames);
        names.AbbreviatedMonthGenitiveNames = names.AbbreviatedMonthNames;
        return CultureInfo.ReadOnly(culture);
    }

    // The thirteenth month is empty: some calendars have one.
    private string[] Translated(string[] names) =>
        [.. names.Select(name => name.Length == 0 ? name : words[name].Value)];
}
