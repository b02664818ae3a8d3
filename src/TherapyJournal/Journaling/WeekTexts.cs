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

    /// <summary>From which day ({0}) to which ({1}).</summary>
    public const string FromTo = "Your week, {0} to {1}";

    /// <summary>A sentence ({1}) with its day ({0}).</summary>
    public const string OnDay = "{0}: “{1}”";

    /// <summary>How often was written: {0} times on {1} days.</summary>
    public static string Often(WeekReview week) =>
        week switch
        {
            { Entries: 0 } =>
                "You have not written in these seven days, and that is all right. Whenever you like, one sentence is enough.",
            { Entries: 1 } => "You wrote once. Thank you for it.",
            { Days: 1 } => "You wrote {0} times, all on one day. Thank you for it.",
            _ => "You wrote {0} times, on {1} days. Thank you for it.",
        };

    /// <summary>All of it, for a channel that shows plain text.</summary>
    public static string InFull(WeekReview week)
    {
        List<string> parts =
        [
            Said(FromTo, Day.Format(week.From), Day.Format(week.To)),
            Said(Often(week), Number(week.Entries), Number(week.Days)),
        ];
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

    private static string Line(WeekQuotation quotation) => Said(OnDay, Weekday.Format(quotation.On), quotation.Words);

    private static string Said(string sentence, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, values);

    private static LocalDatePattern Pattern(string pattern) =>
        LocalDatePattern.Create(pattern, CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
