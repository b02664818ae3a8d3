using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What is said to a patient whose journal a request for erasure hides.</summary>
internal static class HiddenJournal
{
    private static readonly LocalDateTimePattern Day = LocalDateTimePattern.CreateWithInvariantCulture(
        "dddd d MMMM, HH:mm"
    );

    /// <summary>Until when it can be called off, and by whom.</summary>
    /// <param name="due">When it is destroyed.</param>
    /// <param name="zone">By whose clock that is told.</param>
    /// <param name="isOwn">Whether they asked for it themselves, and so can call it off.</param>
    public static string Say(Instant due, string zone, bool isOwn)
    {
        var clock = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        return $"Your journal is hidden. It is destroyed after {Day.Format(due.InZone(clock).LocalDateTime)} ({clock.Id} time). "
            + (
                isOwn
                    ? "Until then you can call it off here, or your practice can for you. "
                    : "Until then your practice can call it off for you: tell your therapist, or call them. "
            )
            + "Nothing that you write now is kept; it is still looked at for signs of danger.";
    }
}
