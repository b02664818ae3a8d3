using NodaTime;
using NodaTime.Text;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What is said to a patient whose journal a request for erasure hides.</summary>
internal static class HiddenJournal
{
    private static readonly LocalDateTimePattern Day = LocalDateTimePattern.CreateWithInvariantCulture(
        "dddd d MMMM, HH:mm"
    );

    public static string Say(Instant due, string zone)
    {
        var clock = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        return $"Your journal is hidden. It is destroyed after {Day.Format(due.InZone(clock).LocalDateTime)} ({clock.Id} time). "
            + "Until then your practice can call it off for you: tell your therapist, or call them. Nothing that you write now is "
            + "kept; it is still looked at for signs of danger.";
    }
}
