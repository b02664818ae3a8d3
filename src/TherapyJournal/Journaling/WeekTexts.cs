using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.Journaling;

/// <summary>The words around a week: few, and kind whether much was written or nothing.</summary>
public static class WeekTexts
{
    private static readonly LocalDatePattern Weekday = Pattern("dddd");
    private static readonly LocalDatePattern Day = Pattern("d MMMM");

    /// <summary>What stands above the sentences that say that something helped.</summary>
    public const string Helped = "What helped, in your words:";

    /// <summary>The last line, where anything was written.</summary>
    public const string ToTakeAlong = "Is there one of these that you would like to take into your next session?";

    /// <summary>From which day to which.</summary>
    public static string Title(WeekReview week) => $"Your week, {Day.Format(week.From)} to {Day.Format(week.To)}";

    /// <summary>How often was written.</summary>
    public static string HowOften(WeekReview week) =>
        week switch
        {
            { Entries: 0 } =>
                "You have not written in these seven days, and that is all right. Whenever you like, one sentence is enough.",
            { Entries: 1 } => "You wrote once. Thank you for it.",
            { Days: 1 } => $"You wrote {Number(week.Entries)} times, all on one day. Thank you for it.",
            _ => $"You wrote {Number(week.Entries)} times, on {Number(week.Days)} days. Thank you for it.",
        };

    /// <summary>A sentence with its day.</summary>
    public static string Line(WeekQuotation quotation) => $"{Weekday.Format(quotation.On)}: “{quotation.Words}”";

    /// <summary>All of it, for a channel that shows plain text.</summary>
    public static string InFull(WeekReview week)
    {
        List<string> parts = [Title(week), HowOften(week)];
        if (week.Quotations.Count > 0)
        {
            parts.Add(string.Join('\n', week.Quotations.Select(Line)));
        }
        if (week.Helped.Count > 0)
        {
            parts.Add(string.Join('\n', week.Helped.Select(Line).Prepend(Helped)));
        }
        if (week.Quotations.Count + week.Helped.Count > 0)
        {
            parts.Add(ToTakeAlong);
        }
        return string.Join("\n\n", parts);
    }

    private static LocalDatePattern Pattern(string pattern) =>
        LocalDatePattern.Create(pattern, CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
