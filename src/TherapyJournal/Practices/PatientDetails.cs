using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using TherapyJournal.Storage;

namespace TherapyJournal.Practices;

/// <summary>What may be said of a patient, and how it is checked. Each check returns the value to keep, or a sentence.</summary>
public static class PatientDetails
{
    /// <summary>How many questions a week a therapist may ask for at most: three a day.</summary>
    internal const int MostPerWeek = 21;

    /// <summary>How people type that something is not set.</summary>
    internal const string None = "none";

    private const int LongestName = 200;

    private const int LongestContact = 500;
    private const int LongestTheme = 60;
    private const int MostThemes = 20;
    private const int OldestYear = 1890;

    private static readonly HashSet<string> Countries =
    [
        .. TzdbDateTimeZoneSource.Default.ZoneLocations?.Select(z => z.CountryCode) ?? [],
    ];

    public static Checked<string> Name(string text) =>
        PersonName.Clean(text) is { Length: > 0 and <= LongestName } name
            ? new Checked<string>.Kept(name)
            : new Checked<string>.Refused("A patient needs a name of at most 200 characters.");

    /// <summary>ISO 8601, not in the future.</summary>
    public static Checked<string> Born(string text, TimeProvider clock)
    {
        var parsed = LocalDatePattern.Iso.Parse(text.Trim());
        return parsed.Success && parsed.Value.Year >= OldestYear && parsed.Value <= clock.Now().InUtc().Date
            ? new Checked<string>.Kept(LocalDatePattern.Iso.Format(parsed.Value))
            : new Checked<string>.Refused("A date of birth is written as 1990-04-23 and lies in the past.");
    }

    /// <summary>An IANA time zone, in its own spelling.</summary>
    public static Checked<string> TimeZone(string text)
    {
        var id = DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(z =>
            string.Equals(z, text.Trim(), StringComparison.OrdinalIgnoreCase)
        );
        return id is not null
            ? new Checked<string>.Kept(id)
            : new Checked<string>.Refused(
                "A time zone is an IANA name such as Europe/Berlin, America/New_York or UTC."
            );
    }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public static Checked<string> Country(string text)
    {
        var code = text.Trim().ToUpperInvariant();
        return Countries.Contains(code)
            ? new Checked<string>.Kept(code)
            : new Checked<string>.Refused("A country is written in two letters (ISO 3166), such as DE, US or GB.");
    }

    /// <summary>The languages that <see cref="Language"/> takes; the first is meant where none is given.</summary>
    public static IReadOnlyList<string> LanguagesToChooseFrom => Languages.Supported;

    /// <summary>Only where crisis words, consent texts, question bank and rule screen exist in it.</summary>
    public static Checked<string> Language(string text)
    {
        var code = text.Trim().ToLowerInvariant();
        return Languages.Supported.Contains(code)
            ? new Checked<string>.Kept(code)
            : new Checked<string>.Refused(
                "A language can be given only where crisis words, consent texts, question bank and rule screen exist in it: "
                    + $"{string.Join(", ", Languages.Supported)}."
            );
    }

    public static Checked<string> Contact(string text) =>
        PersonName.Clean(text) is { Length: <= LongestContact } contact
            ? new Checked<string>.Kept(contact)
            : new Checked<string>.Refused("A contact has at most 500 characters.");

    /// <summary>Themes in small letters, given by commas; none or nothing: no theme.</summary>
    public static Checked<IReadOnlyList<string>> Themes(string text)
    {
        var themes = text.Split(',')
            .Select(t => PersonName.Clean(t).ToLowerInvariant())
            .Where(t => t.Length > 0)
            .ToList();
        return themes is [None] ? new Checked<IReadOnlyList<string>>.Kept([])
            : themes.Count > MostThemes || themes.Exists(t => t.Length > LongestTheme)
                ? new Checked<IReadOnlyList<string>>.Refused(
                    "There are at most 20 themes of at most 60 characters, with commas between them."
                )
            : new Checked<IReadOnlyList<string>>.Kept(themes);
    }

    /// <summary>How deep the questions may go.</summary>
    public static Checked<string> Depth(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var depth) && depth is >= 1 and <= 3
            ? new Checked<string>.Kept(depth.ToString(CultureInfo.InvariantCulture))
            : new Checked<string>.Refused("Depth is 1 (light), 2 (middle) or 3 (deep).");

    /// <summary>How many questions a week.</summary>
    public static Checked<string> PromptsPerWeek(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var often) && often is >= 1 and <= MostPerWeek
            ? new Checked<string>.Kept(often.ToString(CultureInfo.InvariantCulture))
            : new Checked<string>.Refused($"How often is a number of questions a week, 1 to {MostPerWeek}, or none.");

    /// <summary>One of a few words.</summary>
    public static Checked<string> OneOf(string what, string text, IReadOnlyList<string> words) =>
        words.Contains(text.Trim().ToLowerInvariant(), StringComparer.Ordinal)
            ? new Checked<string>.Kept(text.Trim().ToLowerInvariant())
            : new Checked<string>.Refused($"{what} is one of: {string.Join(", ", words)}.");
}

/// <summary>A value that was checked.</summary>
public abstract record Checked<T>
{
    private Checked() { }

    public sealed record Kept(T Value) : Checked<T>;

    public sealed record Refused(string Sentence) : Checked<T>;
}
