using System.Globalization;

namespace TherapyJournal.Practices;

/// <summary>How what is known of a patient reads now, under the keys by which it is changed and as people type it.</summary>
public static class PatientSetting
{
    /// <summary>Of who they are; null: the key names nothing of it.</summary>
    public static string? Of(string key, PatientContent profile) =>
        key.ToLowerInvariant() switch
        {
            "name" => profile.Name,
            "born" => profile.Born ?? "",
            "contact" => profile.Contact ?? "",
            _ => null,
        };

    /// <summary>Of how things stand with them; null: the key names nothing of it, or nothing that is typed as it reads.</summary>
    public static string? Of(string key, PatientStandingContent standing) =>
        key.ToLowerInvariant() switch
        {
            "timezone" => standing.TimeZone,
            "country" => standing.Country ?? "",
            "language" => standing.Language,
            "often" => standing.PromptsPerWeek?.ToString(CultureInfo.InvariantCulture) ?? PatientDetails.None,
            "depth" => standing.Depth.ToString(CultureInfo.InvariantCulture),
            "method" => standing.Method ?? PatientDetails.None,
            "tone" => standing.Tone ?? PatientDetails.None,
            "reflections" => standing.Reflections ? "on" : "off",
            "seek" => string.Join(", ", standing.ThemesToSeek),
            "avoid" => string.Join(", ", standing.ThemesToAvoid),
            _ => null,
        };
}
