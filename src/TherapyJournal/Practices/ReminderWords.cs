using System.Globalization;
using System.Text.RegularExpressions;

namespace TherapyJournal.Practices;

/// <summary>Days and an hour as people write them, and as they are shown to them.</summary>
public static partial class ReminderWords
{
    private const string Refusal =
        "Reminders are given as days and an hour, such as mon,wed,fri 18:00 or daily 7:30; or off.";

    private static readonly string[] Names =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    private const ReminderDays Weekdays = ReminderDays.Every & ~Weekend;
    private const ReminderDays Weekend = ReminderDays.Saturday | ReminderDays.Sunday;

    /// <summary>Reads such as mon,wed,fri 18:00, weekdays 7am, daily 21:30.</summary>
    /// <returns>A plan that is on; one without days: off.</returns>
    public static Checked<ReminderPlan> Parse(string text)
    {
        var words = text.Trim().ToLowerInvariant();
        if (words is "off" or PatientDetails.None)
        {
            return new Checked<ReminderPlan>.Kept(new ReminderPlan(ReminderDays.None, 0));
        }
        var match = Shape().Match(words);
        return match.Success && DaysIn(match.Groups["days"].Value) is { } days && MinuteIn(match) is { } minute
            ? new Checked<ReminderPlan>.Kept(new ReminderPlan(days, minute) { IsOn = true })
            : new Checked<ReminderPlan>.Refused(Refusal);
    }

    /// <summary>Sets what was read; switched off, the days and the hour stay for the next time.</summary>
    public static ReminderPlan? Set(ReminderPlan? before, ReminderPlan read) =>
        read.IsOn ? read
        : before is null ? null
        : before with { IsOn = false };

    /// <summary>As it is typed: mon,wed,fri 18:00, or off.</summary>
    public static string Typed(ReminderPlan? plan) =>
        plan is { IsOn: true }
            ? $"{string.Join(',', NamesOf(plan.Days).Select(n => n[..3].ToLowerInvariant()))} {Hour(plan.Minute)}"
            : "off";

    /// <summary>As it is read: Monday, Wednesday and Friday at 18:00.</summary>
    public static string Said(ReminderPlan plan)
    {
        var names = NamesOf(plan.Days).ToList();
        var days = plan.Days switch
        {
            ReminderDays.Every => "every day",
            Weekdays => "Monday to Friday",
            _ when names.Count < 2 => string.Concat(names),
            _ => $"{string.Join(", ", names[..^1])} and {names[^1]}",
        };
        return $"{days} at {Hour(plan.Minute)}";
    }

    /// <summary>Such as 07:30.</summary>
    public static string Hour(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    private static IEnumerable<string> NamesOf(ReminderDays days) =>
        Names.Where((_, i) => days.HasFlag((ReminderDays)(1 << i)));

    private static ReminderDays? DaysIn(string words)
    {
        var days = ReminderDays.None;
        foreach (var word in words.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Where(w => w != "and"))
        {
            var one = word switch
            {
                "daily" or "everyday" or "every" or "day" => ReminderDays.Every,
                "weekdays" => Weekdays,
                "weekend" or "weekends" => Weekend,
                _ => NamedBy(word),
            };
            if (one == ReminderDays.None)
            {
                return null;
            }
            days |= one;
        }
        return days == ReminderDays.None ? null : days;
    }

    // Mon, tues, thursday, and a day in the plural.
    private static ReminderDays NamedBy(string word)
    {
        var index = Array.FindIndex(
            Names,
            n =>
                word.Length >= 3
                && (n.StartsWith(word, StringComparison.OrdinalIgnoreCase) || word == n.ToLowerInvariant() + "s")
        );
        return index < 0 ? ReminderDays.None : (ReminderDays)(1 << index);
    }

    private static int? MinuteIn(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } given
            ? int.Parse(given.Value, CultureInfo.InvariantCulture)
            : 0;
        var half = match.Groups["half"].Value;
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }
            hour = (hour % 12) + (half == "pm" ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? null : (hour * 60) + minute;
    }

    [GeneratedRegex(
        @"^(?<days>[a-z, ]+?)[, ]+(at )?(?<hour>[0-9]{1,2})([:.](?<minute>[0-9]{2}))? ?(?<half>am|pm)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Shape();
}
