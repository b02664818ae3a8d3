using NodaTime;
using NodaTime.Text;
using TherapyJournal.Practices;

namespace TherapyJournal.Chats;

/// <summary>The fixed words about erasing a journal.</summary>
internal static class ErasureTexts
{
    public const string Yes = "Yes, erase my journal";
    public const string No = "No, keep it";
    public const string CallOff = "Call it off";

    public const string Explained =
        "This erases your whole journal here: entries, goals, numbers, the safety plan, and the key without which nobody can read them. "
        + "It is hidden at once, from your therapist too, and destroyed after 72 hours; until then you can call it off. After that nobody can "
        + "bring it back. That it was asked for stays on record, and an alert that is not lifted stays until it is, without a name or a word. "
        + "What stands in this chat only you can delete. If you want a copy first, send /export.";

    public const string Sure = "Is that what you want?";

    public const string NothingErased = "Nothing is erased. Everything is there as before.";

    public const string AskAgain = "That was asked too long ago, so nothing is erased. /delete asks again.";

    public const string NotNow =
        "It cannot be done from here just now, and nothing is erased. Please tell your practice.";

    public const string CalledOff = "It is called off: your journal is there as before.";

    public const string NothingWaits = "No erasure waits, so there is nothing to call off.";

    public const string PassedOn =
        "Nobody has confirmed yet that this chat is yours, so nothing is erased from here. Your therapist is told that you ask for it.";

    /// <summary>That it is hidden, and until when it can be called off; on the patient's own clock.</summary>
    public static string Hidden(Instant due, PatientStandingContent standing)
    {
        var day = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM, HH:mm");
        return $"Your journal is hidden now. It is destroyed after {day.Format(due.InZone(standing.Zone).LocalDateTime)} "
            + $"({standing.TimeZone} time); until then you can call it off here. Nothing that you write now is kept.";
    }
}
