namespace TherapyJournal.Safety;

/// <summary>The fixed words for when no record is at hand: the store is down, the patient unknown, the key missing.</summary>
public static class FirstAid
{
    /// <summary>Whom to call, where not even the safety plan can be read.</summary>
    public static string WhomToCall { get; } = CrisisWords.WhomToCall(country: null, "en");

    /// <summary>What to say to whoever wrote this; null: the rules find nothing in it. Without a country no number is guessed.</summary>
    public static string? For(string text) =>
        RiskScreen.Screen(text) switch
        {
            { Level: RiskLevel.Urgent } finding => CrisisWords.Urgent(
                country: null,
                "en",
                fate: WordsFate.Unknown,
                concerns: finding.Concerns
            ),
            { Level: RiskLevel.Concern } => CrisisWords.Concern(country: null, "en", fate: WordsFate.Unknown),
            _ => null,
        };
}
