namespace TherapyJournal.Safety;

/// <summary>
/// The emergency number of a country and one crisis line in it, written as a person dials them. The numbers were compared
/// from several public lists; none counts as confirmed until a person of the practice has confirmed it.
/// </summary>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="EmergencyIsAmbulance">The number calls an ambulance, not the police.</param>
/// <param name="Languages">Spoken on the line, as far as known; several lines of one country differ in it.</param>
/// <param name="LimitedHours">The line is not open around the clock.</param>
internal sealed record Helpline(
    string Country,
    string CountryName,
    string Emergency,
    bool EmergencyIsAmbulance,
    string LineName,
    string LineDial,
    IReadOnlyList<string> Languages,
    bool LimitedHours
);
