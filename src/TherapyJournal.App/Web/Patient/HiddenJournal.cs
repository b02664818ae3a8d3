using Microsoft.Extensions.Localization;
using NodaTime;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Patient;

/// <summary>What is said to a patient whose journal a request for erasure hides.</summary>
internal sealed class HiddenJournal(PageTimes times, IStringLocalizer<PatientWords> words)
{
    /// <summary>What is said to words that were sent from a page of before.</summary>
    public const string NotKept =
        "Your journal waits to be destroyed, so nothing of what you sent was kept, and nobody will read it. It was looked at for signs of danger.";

    /// <summary>Until when it can be called off, and by whom.</summary>
    /// <param name="due">When it is destroyed.</param>
    /// <param name="zone">By whose clock that is told.</param>
    /// <param name="isOwn">Whether they asked for it themselves, and so can call it off.</param>
    public string Say(Instant due, string zone, bool isOwn)
    {
        var clock = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var hidden = words[
            "Your journal is hidden. It is destroyed after {0} ({1} time).",
            times.DayAndHour(due, zone),
            clock.Id
        ];
        var mayCallOff = isOwn
            ? words["Until then you can call it off here, or your practice can for you."]
            : words["Until then your practice can call it off for you: tell your therapist, or call them."];
        return $"{hidden} {mayCallOff} {words["Nothing new is kept meanwhile, so there is no field to write in here."]}";
    }
}
