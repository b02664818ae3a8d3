namespace TherapyJournal.Practices;

/// <summary>How people are told of what stays after an erasure, before it.</summary>
public static class KeepingWords
{
    private const string What =
        "the name, goals with their history, summaries that a therapist has seen (they may repeat sentences of an entry), and how alerts were handled";

    /// <summary>What a patient hears who asks for an erasure; {0} is the day, {1} the reason.</summary>
    public const string Stays =
        "The practice keeps a part until {0}, because: {1} That is " + What + ". No entry is among it.";

    /// <summary>What the consent <c>keeping</c> says besides its text, in Markdown; empty where nothing stays.</summary>
    public static string ForConsent(KeepingPolicy? keeping) =>
        keeping is null
            ? ""
            : $"\n\n**What stays after erasing.** Your practice must keep a part for {Years(keeping.Years)} from the day on which you ask for it: "
                + $"{What}. No entry is among it. Why: {Sentence(keeping.Why)} It is encrypted under another key, read by nobody but "
                + "a therapist who had you as a patient, and destroyed on the day that you are told when you ask.\n";

    /// <summary>What somebody hears who asks for an erasure.</summary>
    public static string ForErasure(AnnouncedKeeping told) => $"{ForPatient(told)} Tell the patient so.";

    /// <summary>The same, said to the patient.</summary>
    public static string ForPatient(AnnouncedKeeping told) =>
        Stays
            .Replace("{0}", told.Until, StringComparison.Ordinal)
            .Replace("{1}", Reason(told), StringComparison.Ordinal);

    /// <summary>Why, in the practice's own words, as a sentence.</summary>
    public static string Reason(AnnouncedKeeping told) => Sentence(told.Why);

    // The practice's own words, which people end as they like.
    private static string Sentence(string why) =>
        why.TrimEnd() is [.., '.' or '!' or '?' or '…'] whole ? whole : $"{why.TrimEnd()}.";

    private static string Years(int years) => years == 1 ? "a year" : $"{years} years";
}
