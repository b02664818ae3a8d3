using NodaTime;
using TherapyJournal.Practices;

namespace TherapyJournal.Chats.Nudges;

/// <summary>The fixed words of a therapist's chat. Unasked, none of them says whom it is about or what was written.</summary>
internal static class TherapistTexts
{
    public const string Open = "Open";
    public const string Acknowledge = "Acknowledge";
    public const string AcceptGoal = "Accept the goal";
    public const string Hide = "Hide";

    public const string Welcome =
        "This chat is linked to you as a therapist. It says when there is something to read, and calls you when somebody is in danger; "
        + "unasked it names nobody. /help says what else there is.";

    public const string Help =
        "This chat brings notices, and nothing else:\n\n"
        + "\"A new entry.\" Open shows its short text once; Acknowledge marks it as seen.\n"
        + "\"Somebody needs you now.\" is an urgent alert: it comes at any hour, and again until somebody acknowledges it.\n"
        + "\"The brief for tomorrow, 10:00, is ready.\" comes in the evening before a session that is noted; 'journal therapists set' changes when, "
        + "or ends it.\n\n"
        + "/quiet 20:00-08:00  hours in which only alerts come; /quiet none takes them back\n"
        + "/digest mon 08:00  your week in numbers, once a week; /digest off ends it\n"
        + "/stop  unlinks this chat\n"
        + "/help  this";

    public const string OnlyNotices =
        "This chat brings notices only. Nothing that you write here is kept, and the words of patients do not belong here: Telegram can "
        + "read them. The inbox is at 'journal inbox'. /help says what this chat can do.";

    public const string Stopped =
        "This chat is unlinked: nothing comes here any more. Urgent alerts reach you only where you have another way, so look at "
        + "'journal doctor'.";

    public const string ShownAlready = "It was shown already. It stands in your inbox: 'journal inbox'.";

    public const string Gone = "It is not there any more, or not yours to read now. 'journal inbox' shows what is.";

    public const string NotHere =
        "This patient has not agreed to Telegram, so nothing of theirs is shown here. It stands in 'journal inbox'.";

    public const string Acknowledged = "Acknowledged. The whole stands in 'journal inbox'.";

    public const string Hidden = "Hidden. It stands in your inbox: 'journal inbox'.";

    public const string GoalAccepted = "The goal is accepted.";

    public const string GoalNotAccepted =
        "The goal could not be accepted: it was decided on, or changed, before. 'journal review' shows it.";

    public const string AlertStands = "An alert stands: 'journal alerts'.";

    public const string AlertAcknowledged =
        "It is acknowledged: nobody is called for it any more. 'journal alerts' shows it, and lifts it.";

    public const string AlertMoved = "More happened at this moment. Please open it again.";

    public const string AlertNote = "Acknowledged on Telegram.";

    public const string AlertHint = "'journal alerts' shows the rest, and whom to phone.";

    public const string PatientsChat =
        "That code links the chat of a therapist, and this chat is a patient's journal. One chat cannot be both: please use another "
        + "account of Telegram. The code was not used up.";

    public const string TherapistsChat =
        "That link is a patient's, and this chat is linked to you as a therapist. One chat cannot be both: /stop unlinks it first, or use "
        + "another account of Telegram. The link was not used up.";

    public const string AnothersChat =
        "That code is another therapist's, and this chat is linked already: /stop unlinks it first. The code was not used up.";

    public const string NoQuietHours = "Nothing is held back.";

    public const string QuietHow = "Quiet hours are written as /quiet 20:00-08:00, and /quiet none takes them back.";

    public const string NoDigest =
        "Your week does not come here. /digest mon 08:00 brings it once a week: in numbers, and without anybody's name.";

    public const string DigestHow =
        "A digest is given as one day and an hour, such as /digest mon 08:00; or on, or off.";

    /// <summary>When the week comes.</summary>
    public static string DigestComes(string planned, string zone) =>
        $"Your week comes here {planned} ({zone}), in numbers and without anybody's name; quiet hours hold it, and two are at least four days apart. /digest off ends it.";

    /// <summary>How many entries there are to read.</summary>
    public static string Entries(int count) => count == 1 ? "A new entry." : $"{count} new entries.";

    /// <summary>How many are left to open.</summary>
    public static string Left(int count) => count == 1 ? "One more entry." : $"{count} more entries.";

    /// <summary>Of which sessions the briefs are ready, by when they are and in that order.</summary>
    public static string BriefsReady(IReadOnlyList<PlannedSession> sessions, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var days = sessions
            .GroupBy(s => s.DateIn(zone))
            .OrderBy(d => d.Key)
            .Select(d =>
                BriefsReady(d.Key == today ? "today" : "tomorrow", [.. d.Select(s => s.HourIn(zone)).Order()])
            );
        return $"{string.Join('\n', days)}\n\n'journal brief' shows one, and so does your page of today.";
    }

    private static string BriefsReady(string day, IReadOnlyList<LocalTime?> hours) =>
        (hours.Count, hours[0]) switch
        {
            (1, { } hour) => $"The brief for {day}, {hour:HH:mm}, is ready.",
            (1, null) => $"The brief for {day} is ready.",
            _ =>
                $"The briefs for {day} are ready: {string.Join(", ", hours.Select(h => h is { } hour ? $"{hour:HH:mm}" : "without an hour"))}.",
        };

    /// <summary>Which hours are quiet.</summary>
    public static string QuietFrom(string from, string until, string zone) =>
        $"From {from} to {until} ({zone}) only urgent alerts come.";
}
