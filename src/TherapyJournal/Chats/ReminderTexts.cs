using NodaTime;
using NodaTime.Text;
using TherapyJournal.Practices;

namespace TherapyJournal.Chats;

/// <summary>The fixed words about reminders and about the patient's own clock.</summary>
internal static class ReminderTexts
{
    public const string Show = "Show";
    public const string SwitchOn = "Switch on";
    public const string SwitchOff = "Switch off";
    public const string AnotherHour = "Another hour";
    public const string WhichHour =
        "At what hour? Any other time can be typed with the days, such as: /reminders mon,wed,fri 18:45";

    // Whoever sits beside them on the bus may read it: no goal, no theme, no word of theirs, and not what this chat is.
    public const string Reminder = "A small reminder, as you wished. Whenever it suits you; a sentence is enough.";

    public const string NothingToday = "That is fine. Nothing is asked today; you can still write whenever you like.";

    public const string Paused =
        "No more reminders come. You can still write here whenever you like, and everything else goes on as before. "
        + "/reminders switches them on again.";

    public const string CannotChange = "This cannot be changed now. Your therapist can tell you more.";

    private const string Kind =
        "A reminder says nothing of what you write, and none comes on a day on which you have written. "
        + "Tap a day to add it or take it out.";

    /// <summary>How it stands, and when the next one comes.</summary>
    public static string HowItStands(ReminderPlan plan, PatientStandingContent standing, Instant now)
    {
        var planned = $"{ReminderWords.Said(plan)} ({standing.TimeZone} time; /timezone changes that)";
        return !plan.IsOn ? $"Reminders are off. Switched on, they would come {planned}.\n\n{Kind}"
            : plan.NextAfter(now, standing.Zone) is { } next
                ? $"Reminders are on: {planned}. The next is planned for {Time(next, standing, "dddd HH:mm")}.\n\n{Kind}"
            : $"Reminders are on: {planned}.\n\n{Kind}";
    }

    /// <summary>Which zone it is and what time it is there.</summary>
    public static string ClockIs(PatientStandingContent standing, Instant now) =>
        $"Your time zone is {standing.TimeZone}, where it is {Time(now, standing, "dddd HH:mm")} now.";

    /// <summary>How to change it.</summary>
    public const string ChangeClock =
        "To change it, send /timezone and the largest city near you, such as: /timezone Madrid";

    /// <summary>What is said of a city that is not in the list.</summary>
    public static string UnknownPlace(bool hasNearest) =>
        "I do not find that among the world's time zones, and nothing is changed. They are named after large cities: "
        + "send /timezone and the largest one near you with the same time, such as: /timezone Madrid"
        + (hasNearest ? "\n\nPerhaps you mean one of these:" : "");

    private static string Time(Instant at, PatientStandingContent standing, string pattern) =>
        LocalDateTimePattern.CreateWithInvariantCulture(pattern).Format(at.InZone(standing.Zone).LocalDateTime);
}
