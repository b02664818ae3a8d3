using System.Text.Json;
using System.Text.Json.Serialization;
using TherapyJournal.Practices;

namespace TherapyJournal.Safety;

/// <summary>The table of emergency numbers and crisis lines, and what a practice has put in their place.</summary>
internal static class Helplines
{
    /// <summary>Every line of the table, in its order.</summary>
    public static IReadOnlyList<Helpline> All { get; } = Read();

    /// <summary>The numbers for a country; what the practice entered for it stands instead of the table's.</summary>
    /// <param name="country">ISO 3166-1, two letters in any case; null or empty where nobody has said.</param>
    /// <param name="ofPractice">By country, as the practice keeps them; null where it has none.</param>
    public static HelplinesFound For(string? country, IReadOnlyDictionary<string, PracticeHelpline>? ofPractice = null)
    {
        if (string.IsNullOrWhiteSpace(country))
            return new HelplinesFound.Unknown();
        var code = country.Trim().ToUpperInvariant();
        var known = All.Where(line => line.Country == code).ToList();
        if (ofPractice is not null && ofPractice.TryGetValue(code, out var own))
            return new HelplinesFound.Known([
                OfPractice(code, own, new PracticeLine(own.LineName, own.LineDial), known),
                .. own.More.Select(line => OfPractice(code, own, line, known)),
            ]);
        return known is [] ? new HelplinesFound.Unknown() : new HelplinesFound.Known(known);
    }

    private static Helpline OfPractice(string code, PracticeHelpline own, PracticeLine given, List<Helpline> known)
    {
        var sameLine = known.Find(line => line.LineDial == given.Dial);
        return new Helpline(
            code,
            known is [var first, ..] ? first.CountryName : code,
            own.Emergency,
            known.Exists(line => line.EmergencyIsAmbulance && line.Emergency == own.Emergency),
            given.Name,
            given.Dial,
            sameLine?.Languages ?? [],
            sameLine?.LimitedHours ?? false
        );
    }

    private static Helpline[] Read()
    {
        using var table =
            typeof(Helplines).Assembly.GetManifestResourceStream("Safety/helplines.json")
            ?? throw new InvalidOperationException("The table of helplines is not part of the program.");
        return JsonSerializer.Deserialize(table, HelplinesJson.Default.HelplineArray) ?? [];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Helpline[]))]
internal sealed partial class HelplinesJson : JsonSerializerContext;
