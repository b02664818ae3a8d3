using NodaTime;
using NodaTime.Text;
using TherapyJournal.Practices;

namespace TherapyJournal.Chats;

/// <summary>The fixed words about the week that comes by itself.</summary>
internal static class WeeklyTexts
{
    // As with a reminder: whoever sits beside them on the bus may read it.
    public const string Ready = "Your week is ready, whenever you would like to look back.";

    public const string WhichHour =
        "At what hour? Any other time can be typed with the day, such as: /weekly sun 18:45";

    public const string Off =
        "Your week does not come by itself any more. /week shows it whenever you like, and /weekly switches it on again.";

    public const string NothingByItself =
        "Nothing comes by itself any more: no reminder, and not your week. You can still write here whenever you like, and everything "
        + "else goes on as before. /reminders and /weekly switch them on again.";

    private const string Kind =
        "It says only that your week is ready; what you wrote stands here once you tap Show. After a week without an entry "
        + "nothing comes. /week shows it at any time.";

    private const string Unconfirmed = "It comes once your therapist has confirmed that this chat is yours.";

    /// <summary>How it stands, and when the next one comes.</summary>
    public static string HowItStands(
        ReminderPlan plan,
        PatientStandingContent standing,
        PatientChatContent chat,
        Instant now
    )
    {
        var planned = $"{ReminderWords.Said(plan)} ({standing.TimeZone} time; /timezone changes that)";
        var stands =
            !plan.IsOn ? $"Your week does not come by itself. Switched on, it would come {planned}."
            : OnceAWeek.NextAfter(plan, now, standing.Zone, chat.WeekOfferedOn) is { } next
                ? $"Your week comes by itself: {planned}. The next is planned for {Day(next, standing)}."
            : $"Your week comes by itself: {planned}.";
        return string.Join("\n\n", chat.ConfirmedAt is null ? [stands, Unconfirmed, Kind] : [stands, Kind]);
    }

    private static string Day(Instant at, PatientStandingContent standing) =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("dddd, d MMMM, HH:mm")
            .Format(at.InZone(standing.Zone).LocalDateTime);
}
