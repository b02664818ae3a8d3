using System.Globalization;
using NodaTime.Text;

namespace TherapyJournal.App.Terminal.Commands;

/// <summary>An appointment as people read it; it is kept as a local time in the patient's zone.</summary>
internal static class AppointmentTime
{
    /// <summary>Such as Tue 3 Nov 2026 14:00, or Tue 3 Nov 2026; what is neither stays as it is.</summary>
    public static string Of(string when) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(when) is { Success: true } time
            ? time.Value.ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture)
        : LocalDatePattern.Iso.Parse(when) is { Success: true } date
            ? date.Value.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture)
        : when;
}
