using TherapyJournal.Practices;

namespace TherapyJournal.Safety;

/// <summary>
/// The fixed words that a patient gets when the screen raises something. Written and reviewed beforehand, never made by a
/// model; the rules that they keep are in <c>docs/safety.md</c>.
/// </summary>
internal static class CrisisWords
{
    /// <summary>Languages in which these words exist.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en"];

    /// <summary>The full answer to an urgent text; in English where the language has none of its own.</summary>
    /// <param name="country">ISO 3166-1, two letters; null or unknown: no number is guessed.</param>
    /// <param name="language">The patient's language.</param>
    /// <param name="readingTimes">When entries are read, in the practice's own words; empty: not said by the practice.</param>
    /// <param name="ofPractice">The practice's own helplines by country.</param>
    /// <param name="fate">What becomes of the text.</param>
    /// <param name="concerns">Who is in danger, and from whom.</param>
    public static string Urgent(
        string? country,
        string language,
        string? readingTimes = null,
        IReadOnlyDictionary<string, PracticeHelpline>? ofPractice = null,
        WordsFate fate = WordsFate.Shared,
        WhomItConcerns concerns = WhomItConcerns.Themselves
    ) => In(language).Urgent(Helplines.For(country, ofPractice), readingTimes, fate, concerns);

    /// <summary>The soft answer to a concern, with a line to talk to.</summary>
    public static string Concern(
        string? country,
        string language,
        string? readingTimes = null,
        IReadOnlyDictionary<string, PracticeHelpline>? ofPractice = null,
        WordsFate fate = WordsFate.Shared
    ) => In(language).Concern(Helplines.For(country, ofPractice), readingTimes, fate);

    /// <summary>The short line while an alert of the same level is still open; at most once an hour.</summary>
    public static string StillHere(
        string? country,
        string language,
        IReadOnlyDictionary<string, PracticeHelpline>? ofPractice = null,
        WordsFate fate = WordsFate.Shared
    ) => In(language).StillHere(Helplines.For(country, ofPractice), fate);

    /// <summary>For words in a language that no rule reads: the program does not know whether they tell of danger.</summary>
    public static string NotUnderstood(
        string? country,
        string language,
        IReadOnlyDictionary<string, PracticeHelpline>? ofPractice
    ) => In(language).NotUnderstood(Helplines.For(country, ofPractice));

    /// <summary>Whom to call, without a word about what was written: beside a safety plan, or in its place.</summary>
    public static string WhomToCall(
        string? country,
        string language,
        IReadOnlyDictionary<string, PracticeHelpline>? ofPractice = null
    ) => In(language).WhomToCall(Helplines.For(country, ofPractice));

    /// <summary>For whoever asks for something while an urgent alert stands: they wrote nothing just now, so nothing is said of a message.</summary>
    public static string WhileItStands(
        string? country,
        string language,
        IReadOnlyDictionary<string, PracticeHelpline>? ofPractice
    ) => In(language).WhileItStands(Helplines.For(country, ofPractice));

    /// <summary>An answer must come whatever the language setting holds, so the fallback is English and not an error.</summary>
    private static EnglishCrisisWords In(string language) =>
        language switch
        {
            _ => EnglishCrisisWords.Instance,
        };
}
